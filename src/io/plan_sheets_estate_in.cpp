#include "base/text.hpp"
#include "io/figure_ranges.hpp"
#include "io/list_shares.hpp"
#include "io/sheet_rows.hpp"

namespace merestone::io {
namespace {

using Building = std::map<std::string, std::size_t>;

// What a row says of something that the project does not have: told, and the row is not used.
void nothing_there(const Rows& r, std::size_t i, const char* column) {
    r.tell(i, "unmatched", column, r.text(i, column), "this is not in the project, so the row is not used", "Check the id.");
}

// The building that a row names; nothing, and told, where the project has none of that id.
std::optional<std::size_t> building_of(const Rows& r, std::size_t i, const Building& building) {
    const auto at = building.find(r.text(i, "premises_id"));
    if (at != building.end()) return at->second;
    nothing_there(r, i, "premises_id");
    return {};
}

// One of a few kinds by its number, 0 to `most`; nothing, and told, where it is none.
std::optional<std::int64_t> kind_of(const Rows& r, std::size_t i, const char* column, std::int64_t most) {
    const auto kind = r.whole(i, column);
    if (kind && *kind >= 0 && *kind <= most) return kind;
    r.tell(i, "unknown-word", column, kind ? std::to_string(*kind) : r.text(i, column),
           fmt::format("this may be a whole number from 0 to {}; the row is not used", most), "Mend the cell.");
    return {};
}

template <typename Enum>
Enum coded(const Rows& r, std::size_t i, const char* column, std::int64_t most) {
    return static_cast<Enum>(r.newer_code(i, column, most, 0));
}

Building premises(const Rows& r, model::Plan& plan) {
    Building building;
    for (std::size_t i = 0; i < r.size(); ++i) {
        model::Premises p;
        p.id = r.text(i, "premises_id");
        p.name = r.text(i, "name");
        p.postcode = r.text(i, "postcode");
        p.commissioner = r.text(i, "commissioner");
        p.tenure = r.text(i, "tenure");
        p.landlord = r.newer_text(i, "landlord");
        p.kind = coded<model::PremisesKind>(r, i, "kind", 5);
        p.at = r.point(i);
        p.zone = zone_named(plan, r.text(i, "zone"), "premises");
        p.rooms_ce = r.number(i, "rooms_ce");
        p.rooms_treatment = r.number(i, "rooms_treatment");
        p.nia_m2 = r.number(i, "nia_m2");
        p.gia_m2 = r.number(i, "gia_m2");
        p.hours_week = r.number(i, "hours_week");
        p.sessions_available_week = r.newer_number(i, "sessions_available_week");
        p.sessions_used_week = r.newer_number(i, "sessions_used_week");
        p.empty_pct = r.newer_number(i, "empty_pct");
        p.underused_pct = r.newer_number(i, "underused_pct");
        p.unsuitable_pct = r.newer_number(i, "unsuitable_pct");
        p.estate_class = coded<model::EstateClass>(r, i, "class", 3);
        p.class_reason = r.newer_text(i, "class_reason");
        p.class_until = r.newer_year(i, "class_until");
        p.site_role = coded<model::SiteRole>(r, i, "site_role", 2);
        p.services = r.newer_texts(i, "services");
        p.basis = r.text(i, "basis");
        if (!building.emplace(p.id, plan.premises.size()).second) {
            r.tell(i, "duplicate-key", "premises_id", p.id, "this premises id stands twice; the first is used", "Keep one of them.");
            continue;
        }
        plan.premises.push_back(std::move(p));
    }
    return building;
}

void condition(SheetTables& tables, const Building& building, model::Plan& plan) {
    const Rows& facets = tables.at("m_facets");
    for (std::size_t i = 0; i < facets.size(); ++i) {
        const auto premises = building_of(facets, i, building);
        const auto facet = kind_of(facets, i, "facet", 5);
        if (!premises || !facet) continue;
        model::FacetRating f;
        f.facet = static_cast<model::Facet>(*facet);
        f.rating = facets.text(i, "rating");
        f.survey_date = facets.text(i, "survey_date");
        f.source = facets.text(i, "source");
        f.surveyor = facets.newer_text(i, "surveyor");
        f.element = facets.newer_text(i, "element");
        f.cost_to_b_gbp = facets.newer_whole(i, "cost_to_b_gbp");
        f.price_base = facets.newer_year(i, "price_base");
        plan.premises[*premises].facets.push_back(std::move(f));
    }
    const Rows& backlog = tables.at("m_backlog");
    for (std::size_t i = 0; i < backlog.size(); ++i) {
        const auto premises = building_of(backlog, i, building);
        const auto risk = kind_of(backlog, i, "risk", 3);
        if (!premises || !risk) continue;
        model::Backlog b;
        b.risk = static_cast<model::BacklogRisk>(*risk);
        const auto cost = backlog.whole(i, "cost_gbp");
        if (!cost) {
            backlog.tell(i, "missing-value", "cost_gbp", "", "this backlog has no cost; the row is not used", "Give its cost.");
            continue;
        }
        b.cost_gbp = *cost;
        b.price_base = backlog.newer_year(i, "price_base");
        b.remaining_life_years = backlog.number(i, "remaining_life_years");
        b.element = backlog.text(i, "element");
        b.source = backlog.text(i, "source");
        plan.premises[*premises].backlog.push_back(std::move(b));
    }
}

void occupancies(const Rows& r, const Building& building, model::Plan& plan) {
    std::map<std::size_t, std::vector<std::size_t>> of_practice;  // positions in plan.occupancies
    std::vector<std::optional<double>> written;
    std::vector<std::size_t> row_of;
    for (std::size_t i = 0; i < r.size(); ++i) {
        const model::PracticeIx practice = practice_named(plan, r.text(i, "practice"), "m_occupancies");
        if (!practice) throw Damaged("m_occupancies names no practice in a row");
        const auto premises = building_of(r, i, building);
        if (!premises) continue;
        auto share = r.number(i, "list_share");
        if (!share || !ranges::kShare.holds(*share)) {
            r.tell(i, "figure-out-of-range", "list_share", share ? base::number_text(*share) : std::string(),
                   "a share of a list is 0 to 1; this counts as not known", "Mend the share.");
            share.reset();
        }
        of_practice[practice.pos()].push_back(plan.occupancies.size());
        written.push_back(share);
        row_of.push_back(i);
        plan.occupancies.push_back({model::PremisesIx(*premises), practice, static_cast<model::OccupancyRole>(r.code(i, "role", 2)),
                                    share.value_or(0.0), r.code(i, "assumed", 1) == 1});
    }
    for (const auto& [practice, places] : of_practice) {
        std::vector<ListShare> shares;
        for (const std::size_t at : places) shares.push_back({plan.occupancies[at].role, written[at]});
        const SharesOutcome outcome = settle_shares(shares);
        const auto words = words_of(outcome, places.size());
        if (outcome.fault == SharesFault::none) continue;  // as the plan was when it was saved
        for (std::size_t k = 0; k < places.size(); ++k) {
            plan.occupancies[places[k]].list_share = shares[k].share;
            plan.occupancies[places[k]].assumed = shares[k].assumed;
        }
        if (words)
            r.tell(row_of[places.front()], words->rule, "list_share", plan.practices[practice].id,
                   fmt::format("practice {}: {}", plan.practices[practice].id, words->meaning), words->todo);
    }
}

void schemes(SheetTables& tables, model::Plan& plan) {
    const Rows& r = tables.at("m_schemes");
    for (std::size_t i = 0; i < r.size(); ++i) {
        model::Scheme s;
        s.id = r.text(i, "scheme_id");
        s.name = r.text(i, "name");
        s.kind = r.text(i, "kind");
        s.premises = r.text(i, "premises_id");
        s.practice = r.newer_text(i, "practice");
        s.moves_from = r.newer_texts(i, "moves_from");
        s.start_year = r.newer_year(i, "start_year");
        s.opens_year = r.newer_year(i, "opens_year");
        s.forecast_opens_year = r.newer_year(i, "forecast_opens_year");
        s.rooms_added = r.number(i, "rooms_added");
        s.rooms_treatment_added = r.newer_number(i, "rooms_treatment_added");
        s.nia_added_m2 = r.number(i, "nia_added_m2");
        s.hours_week_after = r.newer_number(i, "hours_week_after");
        s.cost_gbp = r.whole(i, "cost_gbp");
        s.price_base = r.newer_year(i, "price_base");
        s.owner = r.newer_text(i, "owner");
        s.status = r.text(i, "status");
        s.source = r.text(i, "source");
        plan.schemes.push_back(std::move(s));
    }
    const auto scheme_of = [&](const Rows& rows, std::size_t i) -> model::Scheme* {
        const std::string id = rows.text(i, "scheme_id");
        const auto at = std::find_if(plan.schemes.begin(), plan.schemes.end(), [&](const model::Scheme& s) { return s.id == id; });
        if (at != plan.schemes.end()) return &*at;
        nothing_there(rows, i, "scheme_id");
        return nullptr;
    };
    const Rows& gates = tables.at("m_scheme_gates");
    for (std::size_t i = 0; i < gates.size(); ++i)
        if (model::Scheme* s = scheme_of(gates, i); s != nullptr)
            s->gates.push_back({gates.text(i, "gate"), gates.text(i, "due_date"), gates.text(i, "done_date"), gates.text(i, "status"),
                                gates.text(i, "owner")});
    const Rows& money = tables.at("m_scheme_money");
    for (std::size_t i = 0; i < money.size(); ++i) {
        const auto year = money.newer_year(i, "year");
        const auto gbp = money.whole(i, "gbp");
        if (!year || !gbp) {
            money.tell(i, "missing-value", year ? "gbp" : "year", "", "this money has no year or no amount; the row is not used",
                       "Give both.");
            continue;
        }
        if (model::Scheme* s = scheme_of(money, i); s != nullptr)
            s->money.push_back({*year, money.code(i, "funding", 1) == 1, money.text(i, "source"), *gbp, money.text(i, "status")});
    }
}

void hubs(SheetTables& tables, model::Plan& plan) {
    const Rows& r = tables.at("hubs");
    for (std::size_t i = 0; i < r.size(); ++i) {
        model::Hub h;
        h.id = r.text(i, "hub");
        h.name = r.text(i, "name");
        h.at = r.point(i);
        h.zone = zone_named(plan, r.text(i, "zone"), "hubs");
        h.premises = r.text(i, "premises_id");
        h.status = r.text(i, "status");
        h.basis = r.text(i, "basis");
        h.open = nlohmann::json::parse(r.text(i, "open")).get<std::vector<std::string>>();
        h.clinicians = r.number(i, "clinicians");
        h.from_date = r.newer_text(i, "from_date");
        plan.hubs.push_back(std::move(h));
    }
    const Rows& week = tables.at("m_hub_week");
    for (std::size_t i = 0; i < week.size(); ++i)
        plan.hub_week.push_back({week.text(i, "hub"), week.text(i, "weekday"), week.text(i, "start"), week.text(i, "end"),
                                 week.number(i, "clinicians"), week.whole(i, "slots"), week.whole(i, "booked"), week.whole(i, "attended"),
                                 week.text(i, "source")});
    const Rows& covers = tables.at("m_hub_cover");
    for (std::size_t i = 0; i < covers.size(); ++i) {
        const std::string id = covers.text(i, "hub");
        const auto hub = std::find_if(plan.hubs.begin(), plan.hubs.end(), [&](const model::Hub& h) { return h.id == id; });
        if (hub == plan.hubs.end()) {
            nothing_there(covers, i, "hub");
            continue;
        }
        hub->covers.push_back({covers.text(i, "practice"), covers.text(i, "from_date")});
    }
}

}  // namespace

void estate_from_sheets(SheetTables& tables, model::Plan& plan) {
    const Building building = premises(tables.at("premises"), plan);
    condition(tables, building, plan);
    occupancies(tables.at("m_occupancies"), building, plan);
    schemes(tables, plan);
    hubs(tables, plan);
}

}  // namespace merestone::io
