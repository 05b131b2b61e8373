#include "session/proposal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "analysis/judge.hpp"
#include "base/paths.hpp"
#include "base/text.hpp"
#include "geo/geos_ops.hpp"
#include "io/readers.hpp"

namespace merestone::session {
namespace {

using model::LocalityIx;
using model::Severity;

constexpr double kLeastCover = 0.5;
constexpr double kOverlapTold_m2 = 10000.0;  // a hectare: less is two people's pencils
constexpr std::size_t kMostCheckedForOverlap = 400;

std::string grouped(std::size_t n) { return base::grouped(static_cast<std::int64_t>(n)); }

class Reading {
public:
    Reading(const ProposalAsk& ask, const base::Progress& progress) : ask_(ask), plan_(*ask.plan), progress_(progress) {
        file_ = base::path_text(ask.file.filename());
        spec_.id = "proposal";
        spec_.title = ask.title.empty() ? title_of_file() : ask.title;
        spec_.kind = model::ScenarioKind::given;
    }

    base::Result<Proposal> run() {
        io::SourceSpec source;
        source.role = io::Role::assignment;
        source.name = spec_.title;
        source.file = ask_.file;
        source.file_as_written = file_;
        source.layer = ask_.layer;
        io::ReadContext context;
        context.as_at = plan_.as_at;
        context.grid_folders = ask_.grid_folders;
        context.progress = progress_.part(0.0, 0.2);
        progress_.say(0.0, "reading " + file_);
        auto list = io::read_assignment(source, context);
        if (progress_.cancelled()) return cancelled();
        if (!list.rows.empty()) {
            take(std::move(list.problems));
            by_list(list.rows);
            return done();
        }
        source.role = io::Role::boundary;
        auto shapes = io::read_shapes(source, context);
        if (progress_.cancelled()) return cancelled();
        if (shapes.rows.empty()) {
            // A file that cannot be opened says so twice; a table without the columns is told what a table needs.
            const bool spatial = std::none_of(shapes.problems.begin(), shapes.problems.end(),
                                              [](const model::Problem& p) { return p.rule == "no-geometry"; });
            take(std::move(spatial ? shapes.problems : list.problems));
            add(Severity::error, "scenario-unreadable", 0, "", "", "this file holds neither a list of practice and locality nor polygons",
                "Give a table with the columns practice and locality, or a layer of polygons.");
            return done();
        }
        take(std::move(shapes.problems));
        out_.polygons = true;
        if (!by_polygons(shapes.rows)) return cancelled();
        return done();
    }

private:
    static base::Error cancelled() { return {base::ErrorKind::cancelled, "cancelled", ""}; }
    std::string title_of_file() const {
        std::string stem = base::path_text(ask_.file.stem());
        for (char& c : stem)
            if (static_cast<unsigned char>(c) < 0x20 || c == '_') c = ' ';
        return stem.empty() ? "Proposal" : stem.substr(0, 60);
    }
    void add(Severity severity, const char* rule, std::int64_t row, const char* field, const std::string& value, std::string meaning,
             std::string todo) {
        out_.problems.push_back({severity, rule, file_, row, field, value.substr(0, 80), std::move(meaning), std::move(todo)});
    }
    void take(model::Problems problems) {
        out_.problems.insert(out_.problems.end(), std::make_move_iterator(problems.begin()), std::make_move_iterator(problems.end()));
    }
    [[nodiscard]] const std::string& present_name(LocalityIx l) const { return ask_.present.localities[l.pos()].name; }
    [[nodiscard]] std::string rest_words() const {
        return ask_.rest == TheRest::stays ? "stay as they are in " + ask_.present.title : std::string("are in no locality");
    }

    void by_list(const std::vector<io::AssignmentRecord>& rows) {
        std::map<std::size_t, std::pair<std::int64_t, std::string>> placed;  // practice -> row, locality
        for (const io::AssignmentRecord& row : rows) {
            model::PracticeIx p = plan_.find_practice(row.practice);
            if (!p) p = plan_.find_practice(upper(row.practice));
            if (!p) {
                add(Severity::warning, "practice-unmatched", row.row, "practice", row.practice,
                    "the plan has no practice of this code: the row is left out",
                    "Check the code; a practice that closed or opened since the plan's date is not in it.");
                continue;
            }
            const auto [at, fresh] = placed.emplace(p.pos(), std::pair(row.row, row.locality));
            if (fresh) continue;
            const bool same = at->second.second == row.locality;
            add(same ? Severity::note : Severity::error, "duplicate-key", row.row, "practice", row.practice,
                same ? fmt::format("row {} says the same of this practice", at->second.first)
                     : fmt::format("row {} puts this practice into {}, this one into {}: the first is taken", at->second.first,
                                   at->second.second, row.locality),
                same ? "Nothing." : "Keep one of the two rows.");
        }
        out_.practices_placed = placed.size();
        if (placed.empty()) {
            add(Severity::error, "nothing-matches", 0, "practice", "", "no row of this file names a practice of the plan",
                "Check that the codes are those of the plan's practices.");
            return;
        }
        std::size_t missing = 0;
        for (std::size_t p = 0; p < plan_.practices.size(); ++p) {
            if (const auto at = placed.find(p); at != placed.end()) {
                spec_.given_practices.emplace_back(plan_.practices[p].id, at->second.second);
                continue;
            }
            ++missing;
            const LocalityIx now = ask_.present.practice_locality[p];
            const bool stays = ask_.rest == TheRest::stays && now;
            add(Severity::warning, "practice-missing", 0, "practice", plan_.practices[p].id,
                stays ? fmt::format("the list does not name {}: it stays in {}", plan_.practices[p].name, present_name(now))
                      : fmt::format("the list does not name {}: it is in no locality", plan_.practices[p].name),
                "Add the practice to the list, if it belongs to the proposal.");
            if (stays) spec_.given_practices.emplace_back(plan_.practices[p].id, present_name(now));
        }
        out_.words = fmt::format("Places {} of {} practices", grouped(placed.size()), grouped(plan_.practices.size()));
        if (missing > 0) out_.words += fmt::format("; the other {} {}", grouped(missing), rest_words());
        out_.usable = true;
    }

    bool by_polygons(std::vector<io::ShapeRecord>& rows) {
        std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
        std::vector<std::string> names;
        std::vector<geo::MultiPolygon> parts;
        std::map<std::string, std::size_t> number;  // by code
        std::set<std::string> called;
        geo::Box footprint;
        for (const geo::Box& box : plan_.topology->zone_box) footprint.add(box);
        std::size_t outside = 0;
        for (io::ShapeRecord& row : rows) {
            const std::string name = row.name.empty() ? row.id : row.name;
            if (!geo::box_of(row.shape).meets(footprint)) {
                ++outside;
                continue;
            }
            if (!geo::is_valid(row.shape)) {
                const double before_m2 = geo::area_m2(row.shape);
                row.shape = geo::repaired(row.shape);
                const double after_m2 = geo::area_m2(row.shape);
                add(Severity::warning, "self-crossing", row.row, "polygon", name,
                    row.shape.empty() ? std::string("this polygon crosses itself, and nothing of it is left once mended: it is left out")
                                      : fmt::format("this polygon crosses itself; it was mended, and has {} km2 ({} km2 before)",
                                                    base::number_text(after_m2 / 1e6, 3), base::number_text(before_m2 / 1e6, 3)),
                    "Look at it on the map; ask for a sound one if it is not what was meant.");
            }
            if (row.shape.empty()) continue;
            const auto [at, fresh] = number.emplace(row.id, names.size());
            if (fresh) {
                std::string own = name;
                if (!called.insert(base::lower(own)).second) {
                    own = fmt::format("{} ({})", name, row.id);
                    called.insert(base::lower(own));
                    add(Severity::note, "same-name", row.row, "polygon", name, "another polygon has this name: this one is called " + own,
                        "Rename the locality, if you like.");
                }
                names.push_back(std::move(own));
                parts.push_back(std::move(row.shape));
                continue;
            }
            add(Severity::note, "same-code", row.row, "polygon", row.id, "an earlier row has this code: the two are one locality",
                "Nothing, if they are parts of one.");
            auto& whole = parts[at->second];
            whole.insert(whole.end(), std::make_move_iterator(row.shape.begin()), std::make_move_iterator(row.shape.end()));
        }
        if (outside > 0 && !parts.empty())
            add(Severity::note, "polygons-outside", 0, "polygon", grouped(outside), "so many polygons lie outside the footprint",
                "Nothing, if the file is of a larger area.");
        overlaps(names, parts);
        std::vector<geo::MultiPolygon> zones(plan_.zones.size());
        for (std::size_t z = 0; z < zones.size(); ++z) zones[z] = plan_.topology->polygon(z);
        const auto cover = geo::cover_of(zones, parts, progress_.part(0.2, 1.0));
        if (!cover) return false;
        place(names, *cover);
        return true;
    }

    void overlaps(const std::vector<std::string>& names, const std::vector<geo::MultiPolygon>& parts) {
        if (parts.size() > kMostCheckedForOverlap) return;
        std::vector<geo::Box> boxes;
        for (const geo::MultiPolygon& part : parts) boxes.push_back(geo::box_of(part));
        for (std::size_t i = 0; i < parts.size() && !progress_.cancelled(); ++i)
            for (std::size_t k = i + 1; k < parts.size(); ++k) {
                if (!boxes[i].meets(boxes[k])) continue;
                if (const double m2 = geo::intersection_area_m2(parts[i], parts[k]); m2 > kOverlapTold_m2)
                    add(Severity::warning, "polygons-overlap", 0, "polygon", names[i] + " / " + names[k],
                        fmt::format("{} and {} overlap by {} km2: a zone there goes to the one with more of it", names[i], names[k],
                                    base::number_text(m2 / 1e6, 2)),
                        "Ask which of the two is meant.");
            }
    }

    void place(const std::vector<std::string>& names, const std::vector<geo::Cover>& cover) {
        // Labels: a polygon's "p" and its number; of the rest "r" and the present locality's.
        std::vector<std::string> label(plan_.zones.size());
        std::set<std::size_t> used;
        std::set<std::size_t> rest;
        std::size_t partly = 0;
        for (std::size_t z = 0; z < plan_.zones.size(); ++z) {
            if (cover[z].part >= 0 && cover[z].share >= kLeastCover) {
                ++out_.zones_covered;
                used.insert(static_cast<std::size_t>(cover[z].part));
                label[z] = fmt::format("p{:06}", cover[z].part);
                continue;
            }
            if (cover[z].part >= 0) ++partly;
            if (const LocalityIx now = ask_.present.zone_locality[z]; now && ask_.rest == TheRest::stays) {
                rest.insert(now.pos());
                label[z] = fmt::format("r{:06}", now.pos());
            }
        }
        if (out_.zones_covered == 0) {
            add(Severity::error, "nothing-matches", 0, "", "", "no polygon of this file covers half of any zone of the plan",
                "Check the file's coordinate system, and that it is of this footprint.");
            return;
        }
        for (std::size_t k = 0; k < names.size(); ++k)
            if (!used.contains(k))
                add(Severity::warning, "polygon-without-zones", 0, "polygon", names[k],
                    "no zone has most of its area in this polygon: it gives no locality",
                    "Nothing, if it lies outside the footprint; else it is smaller than the zones it lies in.");
        std::set<std::string> taken;
        for (const std::size_t k : used) {
            spec_.given_localities.push_back({fmt::format("p{:06}", k), names[k], false});
            taken.insert(base::lower(names[k]));
        }
        for (const std::size_t l : rest) {
            std::string name = ask_.present.localities[l].name;
            if (taken.contains(base::lower(name))) name += " (rest)";
            for (int n = 2; taken.contains(base::lower(name)); ++n) name = fmt::format("{} (rest {})", ask_.present.localities[l].name, n);
            taken.insert(base::lower(name));
            spec_.given_localities.push_back({fmt::format("r{:06}", l), name, false});
        }
        for (std::size_t z = 0; z < plan_.zones.size(); ++z)
            if (!label[z].empty()) spec_.given_zones.emplace_back(plan_.zones[z].id, label[z]);
        for (std::size_t p = 0; p < plan_.practices.size(); ++p) {
            const model::ZoneIx seat = plan_.practices[p].zone;
            std::string where = seat ? label[seat.pos()] : std::string();
            const LocalityIx now = ask_.present.practice_locality[p];
            // Of practices the rest stays too: one outside the footprint, a named exception in a zone that stays.
            if (ask_.rest == TheRest::stays && now && (!seat || where.starts_with('r')) && rest.contains(now.pos()))
                where = fmt::format("r{:06}", now.pos());
            if (!where.empty()) spec_.given_practices.emplace_back(plan_.practices[p].id, where);
        }
        const std::size_t others = plan_.zones.size() - out_.zones_covered;
        out_.words = fmt::format("Covers {} of {} zones with {} {}", grouped(out_.zones_covered), grouped(plan_.zones.size()),
                                 grouped(used.size()), used.size() == 1 ? "locality" : "localities");
        if (others > 0) out_.words += fmt::format("; the other {} {}", grouped(others), rest_words());
        if (others > 0)
            add(Severity::warning, "boundary-leaves-zones-out", 0, "", grouped(others),
                fmt::format("the polygons hold less than half of {} zones{}: they {}", grouped(others),
                            partly > 0 ? fmt::format(" ({} of them partly)", grouped(partly)) : "", rest_words()),
                "Check that the boundary covers the footprint.");
        out_.usable = true;
    }

    static std::string upper(std::string text) {
        for (char& c : text)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        return text;
    }

    Proposal done() {
        model::sort_problems(out_.problems);
        if (out_.usable) {
            const model::Scenario scenario = analysis::given_scenario(plan_, *ask_.people, spec_);
            out_.scenario = edit::alternative_of(plan_, scenario);
            out_.scenario.id.clear();
            out_.scenario.weights.reset();
            out_.scenario.title = spec_.title;
            out_.scenario.note = fmt::format("Imported from {}.\n{}.", file_, out_.words);
            out_.scenario.from = ask_.present.id;
        }
        return std::move(out_);
    }

    const ProposalAsk& ask_;
    const model::Plan& plan_;
    base::Progress progress_;
    std::string file_;
    model::ScenarioSpec spec_;
    Proposal out_;
};

}  // namespace

base::Result<Proposal> read_proposal(const ProposalAsk& ask, const base::Progress& progress) { return Reading(ask, progress).run(); }

}  // namespace merestone::session
