#include "report/passports.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "analysis/locality_stats.hpp"
#include "analysis/practice_profile.hpp"
#include "base/text.hpp"
#include "report/attribution.hpp"
#include "report/detail/html_sections.hpp"
#include "report/detail/page_style.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report {
namespace {

// What a side of A4 holds.
constexpr std::size_t kPracticesNamed = 7;
constexpr std::size_t kHomesShown = 6;
constexpr std::size_t kFlagsShown = 4;
constexpr std::size_t kSitesShown = 4;
constexpr std::size_t kPremisesShown = 2;
constexpr const char* kNothingKnown = "nothing known";

using Practices = std::vector<model::PracticeIx>;

std::string row(std::string_view term, const std::string& text) { return "<dt>" + safe(term) + "</dt><dd>" + safe(text) + "</dd>\n"; }

std::string one_or(const std::string& text, const char* instead = kNothingKnown) { return text.empty() ? std::string(instead) : text; }

std::string number_or_nothing(const std::optional<double>& value) {
    return value ? style::number_short(*value) : std::string(kNothingKnown);
}

const char* facet_words(model::Facet facet) {
    switch (facet) {
        case model::Facet::physical: return "condition";
        case model::Facet::functional: return "functional suitability";
        case model::Facet::space: return "space";
        case model::Facet::quality: return "quality";
        case model::Facet::statutory: return "statutory";
        case model::Facet::environment: return "environment";
    }
    return "";
}

class Passport {
public:
    Passport(const PassportInput& input, const std::vector<model::LocalityIx>& like, model::PracticeIx practice)
        : in_(input),
          plan_(input.plan),
          p_(practice.pos()),
          self_(input.plan.practices[practice.pos()]),
          profile_(analysis::practice_profile(input.plan, input.people, input.chosen, input.compared, like, practice)) {
        for (const model::Occupancy& o : plan_.occupancies)
            if (o.practice == practice) mine_.push_back(&o);
        std::stable_sort(mine_.begin(), mine_.end(), [](const auto* a, const auto* b) { return a->list_share > b->list_share; });
    }

    [[nodiscard]] std::string html() const {
        std::string out = "<article class=\"sheet\" id=\"" + safe("p-" + self_.id) + "\">\n<h1>" +
                          safe(one_or(self_.name, self_.id.c_str())) + " <code>" + safe(self_.id) + "</code></h1>\n";
        std::vector<std::string> head;
        for (const std::string& part : {self_.address, self_.postcode})
            if (!part.empty()) head.push_back(part);
        head.push_back("commissioner: " + one_or(self_.commissioner));
        out += note(base::join(head, "; ") +
                    fmt::format(". {}, as at {}.", one_or(plan_.title, plan_.id.c_str()), style::date_text(plan_.as_at)));
        if (plan_.illustrative) out += "<div class=\"tag\">Illustrative data: made up; decide nothing on it</div>\n";
        return out + changes() + patients() + building() + flags() + sources() + "</article>\n";
    }

private:
    static std::string part(std::string_view title, const std::string& inner) { return "<h2>" + safe(title) + "</h2>\n" + inner; }
    std::string locality(const model::Scenario& s, model::LocalityIx l) const {
        if (!l) return "in no locality";
        const std::string& id = s.locality_id[l.pos()];
        const std::string& name = s.locality_name[l.pos()];
        return name.empty() || name == id ? id : id + " " + name;
    }
    std::string names(const Practices& list) const {
        if (list.empty()) return "none";
        std::vector<std::string> each;
        for (std::size_t i = 0; i < std::min(kPracticesNamed, list.size()); ++i) {
            const model::Practice& p = plan_.practices[list[i].pos()];
            each.push_back(one_or(p.name, p.id.c_str()));
        }
        std::string out = base::join(each, ", ");
        if (list.size() > kPracticesNamed) out += fmt::format(" and {} more", list.size() - kPracticesNamed);
        return out;
    }

    std::string changes() const {
        std::string said;
        if (in_.compared == nullptr) {
            said = fmt::format("{} places you in {}. The plan holds no present grouping to compare with.", detail::title_of(in_.chosen),
                               locality(in_.chosen, profile_.after));
        } else if (in_.compared == &in_.chosen) {
            said = fmt::format("This is the grouping as it is: {}.", locality(in_.chosen, profile_.after));
        } else {
            const std::size_t had = profile_.stay.size() + profile_.leave.size();
            said = fmt::format("{} Of the {} practice{} grouped with you now, {} stay{} with you and {} do{} not; {} join{}.",
                               profile_.moves ? "You are grouped anew." : "You stay in the like of your present locality.", had,
                               had == 1 ? "" : "s", profile_.stay.size(), profile_.stay.size() == 1 ? "s" : "", profile_.leave.size(),
                               profile_.leave.size() == 1 ? "es" : "", profile_.join.size(), profile_.join.size() == 1 ? "s" : "");
        }
        std::string list = "<p class=\"big\">" + safe(said) + "</p>\n<dl>\n";
        if (in_.compared != nullptr) list += row("Now (" + detail::title_of(*in_.compared) + ")", locality(*in_.compared, profile_.before));
        list += row(detail::title_of(in_.chosen), locality(in_.chosen, profile_.after));
        if (in_.compared != nullptr && in_.compared != &in_.chosen) {
            list += row("With you still", names(profile_.stay));
            list += row("No longer", names(profile_.leave));
            list += row("New", names(profile_.join));
        } else {
            Practices all = profile_.stay;
            all.insert(all.end(), profile_.join.begin(), profile_.join.end());
            list += row("With you", names(all));
        }
        if (profile_.after) {
            const model::LocalityStats& l = in_.localities[profile_.after.pos()];
            const std::int64_t counted = detail::counted_people(plan_, l);
            const bool counts = plan_.population == model::PopulationBasis::registered || l.residents_known;
            list += row("Its people", fmt::format("{} patients, {} practices{}", base::grouped(l.people_registered), l.practices,
                                                  !counts                                  ? std::string("; its residents are not known")
                                                  : counted < plan_.constraints.people_min ? std::string("; fewer than the plan's range")
                                                  : counted > plan_.constraints.people_max ? std::string("; more than the plan's range")
                                                                                           : std::string("; within the plan's range")));
            list += row("Commissioners", one_or(l.commissioners));
            list += row("Hub", hubs());
        }
        return part("What changes for you", list + "</dl>\n");
    }
    std::string hubs() const {
        if (plan_.hubs.empty()) return kNothingKnown;
        std::vector<std::string> each;
        for (const model::Hub& hub : plan_.hubs) {
            if (!hub.zone || in_.chosen.zone_locality[hub.zone.pos()] != profile_.after) continue;
            std::string text = one_or(hub.name, hub.id.c_str()) + " (" + one_or(hub.status, "status not known");
            if (hub.at && self_.at) text += ", " + style::metres_text(geo::distance_m(*hub.at, *self_.at)) + " away";
            each.push_back(text + ")");
        }
        return each.empty() ? "none of the plan's stands in this locality" : base::join(each, "; ");
    }

    std::string patients() const {
        std::string list = "<dl>\n";
        list += row("List", self_.list ? style::whole(self_.list) +
                                             (self_.list_date.empty() ? ", date not stated" : ", " + style::date_text(self_.list_date))
                                       : std::string(kNothingKnown));
        list +=
            row("Live in your locality", profile_.own_share ? style::percent(*profile_.own_share) + " of those who live in the footprint"
                                                            : std::string(kNothingKnown));
        list += row("Mean way to you", profile_.mean_distance_m
                                           ? style::metres_text(*profile_.mean_distance_m) + ", straight line" +
                                                 (self_.position == model::PositionBasis::estimated ? " (your position is estimated)" : "")
                                           : std::string(kNothingKnown));
        list += "</dl>\n";
        HtmlTable homes;
        homes.column("They live in").number("Patients").number("Share");
        const double all = profile_.within + profile_.elsewhere + profile_.unknown_home;
        const auto add = [&](const std::string& name, double people) {
            if (people > 0.0) homes.row({safe(name), style::whole(people), style::percent(people / all)});
        };
        double rest = 0.0;
        for (std::size_t i = 0; i < profile_.homes.size(); ++i) {
            const analysis::HomeLocality& h = profile_.homes[i];
            if (i < kHomesShown) add(h.locality ? locality(in_.chosen, h.locality) : "no locality", h.people);
            else rest += h.people;
        }
        add("other localities", rest);
        if (!profile_.homes.empty()) {
            add("outside the plan's footprint", profile_.elsewhere);
            add("home not known", profile_.unknown_home);
        }
        HtmlTable years;
        years.column("1 April of").number("Patients").number("of these by new homes");
        const bool known = in_.estate.people.practice_known[p_] != 0;
        for (const std::size_t y : shown_years()) {
            const double patients = in_.estate.people.practice.at(p_, y);
            const double grown =
                static_cast<double>(self_.list.value_or(0)) * std::pow(1.0 + plan_.growth.rate_pct / 100.0, static_cast<double>(y));
            if (known)
                years.row(
                    {base::to_string(in_.estate.people.year(y)), style::whole(patients), style::whole(std::max(0.0, patients - grown))});
        }
        const std::string left = homes.empty() ? note("Where they live: nothing known.") : homes.html();
        const std::string right = years.empty() ? note("By year: nothing known, for the list is not known.") : years.html();
        return part("Your patients", list + "<div class=\"two\"><div>" + left + "</div><div>" + right + "</div></div>\n");
    }
    // Base, horizon, and three or so between.
    std::vector<std::size_t> shown_years() const {
        std::vector<std::size_t> out;
        const std::size_t last = in_.estate.people.years - 1;
        for (std::size_t k = 0; k <= 4; ++k)
            if (const std::size_t y = (last * k + 2) / 4; out.empty() || y != out.back()) out.push_back(std::min(y, last));
        return out;
    }

    std::string building() const {
        std::string out;
        if (mine_.empty()) out += paragraph("Premises: nothing known.");
        for (std::size_t i = 0; i < std::min(kPremisesShown, mine_.size()); ++i) {
            const model::Occupancy& o = *mine_[i];
            const model::Premises& m = plan_.premises[o.premises.pos()];
            std::string text = fmt::format(
                "{}{}: {} of your list{}; consulting rooms {}, treatment rooms {}, net internal area {}{}, opening hours a week {}, tenure "
                "{}.",
                one_or(m.name, m.id.c_str()), m.postcode.empty() ? "" : ", " + m.postcode, style::percent(o.list_share),
                o.assumed ? " (assumed)" : "", number_or_nothing(m.rooms_ce), number_or_nothing(m.rooms_treatment),
                number_or_nothing(m.nia_m2),
                m.nia_m2   ? " m²"
                : m.gia_m2 ? " (gross " + style::number_short(*m.gia_m2) + " m²)"
                           : "",
                number_or_nothing(m.hours_week), one_or(m.tenure));
            std::vector<std::string> facets;
            for (const model::FacetRating& f : m.facets)
                facets.push_back(fmt::format("{} {}{}", facet_words(f.facet), one_or(f.rating, "not rated"),
                                             f.survey_date.empty() ? "" : " (" + f.survey_date.substr(0, 4) + ")"));
            text += facets.empty() ? " Survey: nothing known." : " Survey: " + base::join(facets, ", ") + ".";
            out += paragraph(text);
        }
        if (mine_.size() > kPremisesShown) out += note(fmt::format("And {} more premises.", mine_.size() - kPremisesShown));
        return part("Your building", out + needs() + housing());
    }
    std::string needs() const {
        const std::vector<std::size_t> years = shown_years();
        const std::vector<std::size_t> shown{years.front(), years[years.size() / 2], years.back()};
        HtmlTable table;
        table.column("Need / what there is");
        for (const std::size_t y : shown) table.number(base::to_string(in_.estate.people.year(y)));
        table.column("First short");
        constexpr std::pair<model::Measure, const char*> kMeasures[] = {{model::Measure::rooms_ce, "Consulting rooms"},
                                                                        {model::Measure::rooms_treatment, "Treatment rooms"},
                                                                        {model::Measure::nia_m2, "Net internal area, m²"},
                                                                        {model::Measure::gp_fte, "GPs, full-time equivalent"}};
        const auto mine = in_.estate.tables.of_practice(p_);
        for (const auto& [measure, title] : kMeasures) {
            const auto k = static_cast<std::size_t>(measure);
            if (!mine.front()[k].need()) continue;
            std::vector<std::string> cells{safe(title)};
            const auto text = [&, m = measure](double v) { return m == model::Measure::nia_m2 ? style::whole(v) : style::one_decimal(v); };
            for (const std::size_t y : shown) {
                const auto have = mine[y][k].have();
                cells.push_back(text(*mine[y][k].need()) + " / " + (have ? text(*have) : std::string(kNothingKnown)));
            }
            const auto first = std::find_if(mine.begin(), mine.end(), [&](const model::Needs& n) { return n[k].short_of(); });
            const bool any = std::any_of(mine.begin(), mine.end(), [&](const model::Needs& n) { return n[k].gap().has_value(); });
            cells.push_back(!any ? std::string(kNothingKnown)
                            : first == mine.end()
                                ? std::string("not by the plan's last year")
                                : base::to_string(in_.estate.people.year(static_cast<std::size_t>(first - mine.begin()))));
            table.row(std::move(cells));
        }
        return table.empty() ? note("What is needed: nothing known, for the list is not known.") : table.html();
    }
    std::string housing() const {
        if (plan_.housing.empty()) return paragraph("New homes near by: nothing known.");
        const double radius_m = plan_.assumptions.value("radius_catchment_m");
        if (!self_.at) return paragraph("New homes near by: your position is not known.");
        struct Near {
            const model::HousingSite* site;
            double distance_m;
            double homes;
        };
        std::vector<Near> near;
        for (const model::HousingSite& site : plan_.housing) {
            if (!site.at || geo::distance_m(*site.at, *self_.at) > radius_m) continue;
            double homes = 0.0;
            for (const auto& [year, n] : site.homes_by_year) homes += n;
            if (site.homes_by_year.empty()) homes = static_cast<double>(site.dwellings_min.value_or(0));
            near.push_back({&site, geo::distance_m(*site.at, *self_.at), homes});
        }
        const std::string within = style::metres_text(radius_m);
        if (near.empty()) return paragraph(fmt::format("New homes within {}: none in the plan.", within));
        std::stable_sort(near.begin(), near.end(), [](const Near& a, const Near& b) { return a.homes > b.homes; });
        std::vector<std::string> each;
        for (std::size_t i = 0; i < std::min(kSitesShown, near.size()); ++i) {
            const Near& n = near[i];
            const bool known = !n.site->homes_by_year.empty() || n.site->dwellings_min;
            each.push_back(fmt::format("{}: {}, {}{}", one_or(n.site->name, n.site->id.c_str()),
                                       known ? style::whole(n.homes) + " homes" : std::string("homes not known"),
                                       style::metres_text(n.distance_m),
                                       n.site->homes_by_year.empty() ? ", years not known"
                                       : n.site->phasing_assumed     ? ", years assumed"
                                                                     : ""));
        }
        std::string text = fmt::format("New homes within {}: {}", within, base::join(each, "; "));
        if (near.size() > kSitesShown) text += fmt::format("; and {} smaller sites", near.size() - kSitesShown);
        return paragraph(text + ".");
    }

    std::string flags() const {
        std::vector<const model::Flag*> found;
        for (const model::Flag& f : in_.estate.flags) {
            const bool own = f.subject_kind == "practice" && f.subject == self_.id;
            const bool house = f.subject_kind == "premises" && std::any_of(mine_.begin(), mine_.end(), [&](const model::Occupancy* o) {
                                   return plan_.premises[o->premises.pos()].id == f.subject;
                               });
            if (own || house) found.push_back(&f);
        }
        std::stable_sort(found.begin(), found.end(), [](const auto* a, const auto* b) { return a->rag > b->rag; });
        if (found.empty()) return part("Flags", paragraph("None on you or your premises."));
        HtmlTable table;
        table.column("State").column("Why").column("What to do").column("Rule");
        bool any_ours = false;
        for (std::size_t i = 0; i < std::min(kFlagsShown, found.size()); ++i) {
            const bool ours = found[i]->source.find("our default") != std::string::npos;
            any_ours = any_ours || ours;
            table.row({rag_mark(found[i]->rag), safe(found[i]->reason), safe(found[i]->action),
                       safe(found[i]->rule) + (ours ? " <span class=\"ours\">our default</span>" : "")});
        }
        std::string out = table.html();
        std::string more;
        if (found.size() > kFlagsShown) more = fmt::format("And {} more: flags.csv has them all. ", found.size() - kFlagsShown);
        if (any_ours)
            more += "\"Our default\": the rule rests on a number that nobody has confirmed as a standard; the report names its sources.";
        if (!more.empty()) out += note(more);
        return part("Flags", out);
    }

    std::string sources() const {
        const auto owed = attribution_of(plan_);
        std::string text = plan_.illustrative ? "Illustrative data, made up." : "Sources: " + base::join(short_sources(plan_), "; ") + ".";
        if (!plan_.illustrative && !owed.empty()) text += " " + base::join(owed, " ");
        text += fmt::format(
            " Needs rest on assumptions that a planner may change, some of them our own defaults and no NHS standard: the "
            "report lists them. Made with Merestone {} from the plan \"{}\" as at {}.",
            in_.version, plan_.id, style::date_text(plan_.as_at));
        return note(text);
    }

    const PassportInput& in_;
    const model::Plan& plan_;
    std::size_t p_;
    const model::Practice& self_;
    analysis::PracticeProfile profile_;
    std::vector<const model::Occupancy*> mine_;  // most of the list first
};

}  // namespace

std::string passports_page(const PassportInput& input, const std::vector<model::PracticeIx>& practices) {
    std::vector<model::LocalityIx> like;
    if (input.compared != nullptr) like = analysis::match_labels(input.plan, *input.compared, input.chosen);
    const std::string title = practices.size() == 1 ? input.plan.practices[practices.front().pos()].name
                                                    : "Practices: " + (input.plan.title.empty() ? input.plan.id : input.plan.title);
    std::string out;
    if (practices.size() > 1) {
        out += "<nav class=\"sheet\" aria-label=\"Practices\">\n<h1>" + safe(title) + "</h1>\n" +
               note(fmt::format("A page for each of {} practices under {}. As at {}.", practices.size(), detail::title_of(input.chosen),
                                style::date_text(input.plan.as_at))) +
               "<ul class=\"index\">\n";
        for (const model::PracticeIx p : practices) {
            const model::Practice& practice = input.plan.practices[p.pos()];
            out += "<li><a href=\"#" + safe("p-" + practice.id) + "\">" + safe(practice.name.empty() ? practice.id : practice.name) +
                   "</a> <code>" + safe(practice.id) + "</code></li>\n";
        }
        out += "</ul>\n</nav>\n";
    }
    out += "<main>\n";
    for (const model::PracticeIx p : practices) out += Passport(input, like, p).html();
    return detail::page_of(title, out + "</main>\n");
}

std::string passport_file_name(const model::Plan& plan, model::PracticeIx practice) {
    const std::string& id = plan.practices[practice.pos()].id;
    const bool plain = !id.empty() && id.size() <= 40 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    });
    return (plain ? id : fmt::format("practice_{}", practice.pos() + 1)) + ".html";
}

}  // namespace merestone::report
