// What is known of practices beside their lists: patients by age, the regulator's rating, and the areas they take patients from.
#include "io/age_words.hpp"
#include "io/own_cells.hpp"
#include "io/readers.hpp"

namespace merestone::io {
namespace {

using model::Severity;

constexpr std::size_t kHeaderWithin = 10;  // rows of titles above a header

}  // namespace

Read<PracticeAgesRecord> read_practice_ages(const SourceSpec& spec, const ReadContext& context) {
    Reader<PracticeAgesRecord> r(spec, context, parts_of(Role::practice_ages), "patients by practice and age");
    if (!r.ready()) return r.finish();
    if (!r.has("age_group") && !(r.has("age_from") && r.has("age_to"))) {
        r.error("column-missing", "age_group", "", "no column tells the age band", "Name age_group, or age_from and age_to, in `columns`.");
        return r.finish();
    }
    if (spec.columns.empty() && base::header_key(r.column_name("age_group")) == "agegroup5")
        r.info().recognised = "patients by practice and quinary age (NHS England)";
    while (r.next()) {
        if (!r.text("type").empty() && base::lower(r.text("type")) != "gp") {
            r.skip("not a practice");
            continue;
        }
        std::optional<model::AgeBand> band;
        if (r.has("age_group")) band = band_of(r.text("age_group"));
        else if (const auto from = r.whole("age_from", Severity::warning), to = r.whole("age_to", Severity::warning);
                 from && to && *from <= *to && *to <= 200)
            band = model::AgeBand{static_cast<int>(*from), static_cast<int>(*to), 0};
        if (!band) {
            r.skip("no age band");
            continue;
        }
        const auto people = r.whole("people", Severity::warning);
        const std::string sex = base::lower(r.text("sex"));
        if (r.text("practice").empty()) r.skip("no practice code");
        else if (!people) r.skip("people not known");
        else {
            band->people = *people;
            r.keep({r.table().row(), r.string("practice"), *band, sex.empty() ? 'a' : sex.front()});
        }
    }
    return r.finish();
}

Read<PracticeAreaRecord> read_practice_areas(const SourceSpec& spec, const ReadContext& context) {
    Reader<PracticeAreaRecord> r(spec, context, parts_of(Role::practice_areas), "practice areas");
    if (!r.ready()) return r.finish();
    if (!r.table().spatial()) {
        r.error("no-geometry", "", "", "the file holds no polygons", "Give a layer of polygons, such as a shapefile or GeoPackage.");
        return r.finish();
    }
    if (!r.has("kind"))
        r.warn("column-missing", "kind", "", "nothing says whether these areas are inner or outer ones; they count as inner",
               "Add a column kind with inner or outer.");
    while (r.next()) {
        PracticeAreaRecord a{r.table().row(), r.string("practice"), true, r.table().polygon()};
        const std::string kind = base::lower(r.text("kind"));
        a.inner = kind.find("outer") == std::string::npos;
        if (a.inner && !kind.empty() && kind.find("inner") == std::string::npos) {
            r.problem(Severity::warning, "unknown-word", "kind", "an area is inner or outer; the row is not used", "Mend the cell.");
            r.skip("neither inner nor outer");
        } else if (a.practice.empty()) {
            r.skip("no practice code");
        } else if (a.shape.empty()) {
            r.problem(Severity::warning, "empty-geometry", "practice", "this row has no polygon", "Give its polygon.");
            r.skip("no polygon");
        } else {
            r.keep(std::move(a));
        }
    }
    return r.finish();
}

Read<CqcRecord> read_cqc(const SourceSpec& spec, const ReadContext& context) {
    Reader<CqcRecord> r(spec, context, parts_of(Role::cqc), "CQC ratings by practice", kHeaderWithin);
    if (!r.ready()) return r.finish();
    if (spec.columns.empty() && base::header_key(r.column_name("practice")) == "locationodscode")
        r.info().recognised = "CQC care directory with filters";
    while (r.next()) {
        if (r.is_unknown("practice")) r.skip("no ODS code");
        else if (r.is_unknown("rating")) r.skip("not rated");
        else r.keep({r.table().row(), r.string("practice"), r.string("rating"), date(r, "date")});
    }
    return r.finish();
}

}  // namespace merestone::io
