// A plan file written: tables in the order in which a person reads them, values by the TOML library so that every text comes back as it
// was.
#include <fmt/format.h>

#include <sstream>

#include "base/text.hpp"
#include "io/plan_file.hpp"
#include "io/toml_reader.hpp"

namespace merestone::io {
namespace {

std::string quoted(const std::string& text) {
    std::ostringstream out;
    out << toml::toml_formatter(toml::value<std::string>(text), toml::toml_formatter::default_flags &
                                                                    ~toml::format_flags::allow_literal_strings &
                                                                    ~toml::format_flags::allow_multi_line_strings);
    return out.str();
}

std::string list(const std::vector<std::string>& texts) {
    std::string out = "[";
    for (std::size_t i = 0; i < texts.size(); ++i) out += (i > 0 ? ", " : "") + quoted(texts[i]);
    return out + "]";
}

// A bare key where TOML allows it.
std::string key(const std::string& name) {
    const bool bare =
        !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == std::string::npos;
    return bare ? name : quoted(name);
}

std::string number(double value) {
    std::string text = base::number_text(value);
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

class Writer {
public:
    std::string text(const PlanFile& f) {
        line("format = 1");
        plan(f.plan);
        if (!f.area.boundary.empty()) {
            line("\n[area]  # zones that lie at least half within these parts");
            put("boundary", f.area.boundary);
            line("parts = " + list(f.area.parts));
        }
        for (const SourceSpec& s : f.sources) source(s);
        assumptions(f.plan.assumptions);
        growth(f.plan.growth);
        access(f.plan.access_targets);
        prices(f.plan);
        constraints(f.plan.constraints);
        objective("[objective]", f.plan.weights);
        for (const model::ScenarioSpec& s : f.plan.scenarios) scenario(s, f);
        for (const HubSpec& h : f.hubs) hub(h);
        for (const model::Scheme& s : f.plan.schemes) scheme(s);
        return std::move(out_);
    }

private:
    void line(const std::string& words) { out_ += words + "\n"; }
    void put(const std::string& name, const std::string& value) {
        if (!value.empty()) line(name + " = " + quoted(value));
    }
    void put(const std::string& name, const std::optional<double>& value) {
        if (value) line(name + " = " + number(*value));
    }

    void plan(const model::Plan& p) {
        line("\n[plan]");
        put("id", p.id);
        put("title", p.title);
        line("as_at = " + p.as_at);
        line(fmt::format("base_year = {}", p.base_year.first));
        line(fmt::format("horizon_year = {}", p.horizon_year.first));
        put("population", std::string(p.population == model::PopulationBasis::resident ? "resident" : "registered"));
        if (p.illustrative) line("illustrative = true");
    }

    void source(const SourceSpec& s) {
        line(fmt::format("\n{}sources.{}{}", may_be_several(s.role) ? "[[" : "[", to_string(s.role), may_be_several(s.role) ? "]]" : "]"));
        put(s.role == Role::points || s.role == Role::lines ? "category" : "name", s.name);
        put("file", s.file_as_written);
        put("layer", s.layer);
        if (!s.filter.empty()) {
            std::string inner;
            for (const auto& [column, values] : s.filter) {
                const std::string wanted = values.size() == 1 ? quoted(values.front()) : list(values);
                inner += (inner.empty() ? "" : ", ") + key(column) + " = " + wanted;
            }
            line("filter = { " + inner + " }");
        }
        if (!s.columns.empty()) {
            std::string inner;
            for (const auto& [part, column] : s.columns) inner += (inner.empty() ? "" : ", ") + key(part) + " = " + quoted(column);
            line("columns = { " + inner + " }");
        }
        if (s.role == Role::housing) {
            const auto option = [&](const char* name) {
                const auto at = s.options.find(name);
                return at == s.options.end() ? std::string() : at->second;
            };
            put("dwellings", option("dwellings"));
            if (!option("first_year").empty())
                line(fmt::format("phasing = {{ first_year = {}, years = {} }}", option("first_year"), option("years")));
        }
        if (s.role == Role::workforce)
            if (const auto at = s.options.find("gp"); at != s.options.end() && at->second != "fully qualified") put("gp", at->second);
        if (s.role == Role::indicators)
            for (const char* name : {"title", "unit", "per", "period", "better", "baseline", "baseline_name"}) {
                const auto at = s.options.find(name);
                if (at == s.options.end()) continue;
                if (std::string_view(name) == "per" || std::string_view(name) == "baseline") line(fmt::format("{} = {}", name, at->second));
                else put(name, at->second);
            }
        put("crs", s.crs);
        put("vintage", s.vintage);
        put("publisher", s.publisher);
        put("licence", s.licence);
    }

    void assumptions(const model::Assumptions& all) {
        std::string lines;
        for (const auto& [id, a] : all.all()) {
            if (a.from != "plan") continue;
            if (a.confidence == "planner" && a.source == "planner, no source") lines += fmt::format("{} = {}\n", key(id), number(a.value));
            else
                lines += fmt::format("{} = {{ value = {}, unit = {}, source = {}, confidence = {}{} }}\n", key(id), number(a.value),
                                     quoted(a.unit), quoted(a.source), quoted(a.confidence),
                                     a.as_at.empty() ? std::string() : ", as_at = " + quoted(a.as_at));
        }
        if (!lines.empty()) out_ += "\n[assumptions]\n" + lines;
    }

    void growth(const model::Growth& g) {
        line("\n[growth]");
        line("rate_pct = " + number(g.rate_pct));
        line(std::string("includes_housing = ") + (g.includes_housing ? "true" : "false"));
        line(fmt::format("lag_years = {}", g.lag_years));
        if (!g.bands.empty()) {
            std::string inner;
            for (const model::BandRate& b : g.bands)
                inner += fmt::format("{}[{}, {}, {}]", inner.empty() ? "" : ", ", b.from_age, b.to_age, number(b.rate_pct));
            line("bands = [" + inner + "]  # from age, to age, % a year");
        }
        std::string totals;  // the footprint's alone: those of areas and ages stand in a table
        for (const model::ProjectedPeople& p : g.projected)
            if (p.area.empty() && p.from_age == 0 && p.to_age == 120)
                totals += fmt::format("{}[{}, {}]", totals.empty() ? "" : ", ", p.year.first, base::number_text(p.people));
        if (!totals.empty()) line("totals = [" + totals + "]");
        put("totals_source", g.projected_source);
        if (g.registering != model::Registering::as_neighbours) put("new_patients", std::string(to_string(g.registering)));
        if (!g.household_size_by_council.empty()) {
            std::string inner;
            for (const auto& [council, size] : g.household_size_by_council)
                inner += (inner.empty() ? "" : ", ") + key(council) + " = " + number(size);
            line("household_size = { " + inner + " }");
        }
    }

    void access(const std::vector<model::AccessTarget>& targets) {
        if (targets.empty()) return;
        std::string inner;
        for (const model::AccessTarget& t : targets)
            inner += fmt::format("{}[{}, {}]", inner.empty() ? "" : ", ", quoted(t.date), number(t.share));
        line("\n[access]\ntargets = [" + inner + "]");
        put("source", targets.front().source);
    }

    void prices(const model::Plan& p) {
        if (p.prices.by_year.empty() && !p.price_year && p.prices.source.empty()) return;
        line("\n[prices]");
        std::string inner;
        for (const auto& [year, index] : p.prices.by_year)
            inner += fmt::format("{}[{}, {}]", inner.empty() ? "" : ", ", year.first, number(index));
        if (!inner.empty()) line("index = [" + inner + "]");
        put("source", p.prices.source);
        if (p.price_year) line(fmt::format("year = {}", p.price_year->first));
    }

    void constraints(const model::Constraints& c) {
        line("\n[constraints]");
        line(fmt::format("people_min = {}", c.people_min));
        line(fmt::format("people_max = {}", c.people_max));
        if (c.people_target) line(fmt::format("people_target = {}", *c.people_target));
        if (!c.localities.min) line("localities = \"auto\"");
        else if (c.localities.min == c.localities.max) line(fmt::format("localities = {}", *c.localities.min));
        else line(fmt::format("localities = [{}, {}]", *c.localities.min, c.localities.max.value_or(*c.localities.min)));
        line("within = " + list(c.within));
        const auto lists = [&](const char* name, const std::vector<std::vector<std::string>>& of) {
            if (of.empty()) return;
            std::string inner;
            for (const auto& one : of) inner += (inner.empty() ? "" : ", ") + list(one);
            line(std::string(name) + " = [" + inner + "]");
        };
        lists("together", c.together);
        lists("apart", c.apart);
        std::vector<std::vector<std::string>> fixed;
        for (const auto& [practice, locality] : c.fixed) fixed.push_back({practice, locality});
        lists("fixed", fixed);
        if (!c.split_blocks.empty()) line("split_blocks = " + list(c.split_blocks));
        if (!c.activity_bounds.empty()) {
            std::string inner;
            for (const auto& [name, range] : c.activity_bounds)
                inner += fmt::format("{}{} = [{}, {}]", inner.empty() ? "" : ", ", key(name), number(range.first), number(range.second));
            line("bounds = { " + inner + " }");
        }
    }

    void objective(const std::string& head, const model::ObjectiveWeights& w) {
        line("\n" + head);
        weights(w, "\n");
        line("");
    }
    void weights(const model::ObjectiveWeights& w, const char* between) {
        out_ += fmt::format("distance_m_per_patient = {}{}leaked_patient_m = {}{}border_m = {}{}moved_patient_m = {}{}off_target_m = {}",
                            number(w.distance_m_per_patient), between, number(w.leaked_patient_m), between, number(w.border_m), between,
                            number(w.moved_patient_m), between, number(w.off_target_m));
    }

    void scenario(const model::ScenarioSpec& s, const PlanFile& f) {
        line("\n[scenarios." + key(s.id) + "]");
        put("title", s.title);
        put("from", s.from);
        if (s.kind == model::ScenarioKind::found) {
            line("find = true");
            line(fmt::format("seed = {}", s.seed));
        } else {
            std::string assign = s.assign;
            for (const ScenarioSource& source : f.scenario_sources) {
                if (source.scenario != s.id) continue;
                assign = source.source.file_as_written;
                std::string inner;
                for (const auto& [part, column] : source.source.columns)
                    inner += (inner.empty() ? "" : ", ") + key(part) + " = " + quoted(column);
                if (!inner.empty()) line("columns = { " + inner + " }");
            }
            put("assign", assign);
        }
        if (s.weights) {
            out_ += "objective = { ";
            weights(*s.weights, ", ");
            line(" }");
        }
    }

    void hub(const HubSpec& h) {
        line("\n[[hubs]]");
        put("id", h.hub.id);
        put("name", h.hub.name);
        if (h.hub.at) line(fmt::format("at = [{}, {}]", number(h.hub.at->x), number(h.hub.at->y)));
        else if (!h.at_postcode.empty()) line("at = { postcode = " + quoted(h.at_postcode) + " }");
        else if (!h.hub.premises.empty()) line("at = { premises = " + quoted(h.hub.premises) + " }");
        put("status", h.hub.status);
        put("basis", h.hub.basis);
        if (!h.hub.open.empty()) line("open = " + list(h.hub.open));
        put("clinicians", h.hub.clinicians);
        if (!h.hub.from_date.empty()) line("from_date = " + h.hub.from_date);
    }

    void scheme(const model::Scheme& s) {
        line("\n[[schemes]]");
        put("id", s.id);
        put("name", s.name);
        put("kind", s.kind);
        put("premises", s.premises);
        if (s.start_year) line(fmt::format("start_year = {}", s.start_year->first));
        put("practice", s.practice);
        if (!s.moves_from.empty()) line("moves_from = " + list(s.moves_from));
        if (s.opens_year) line(fmt::format("opens_year = {}", s.opens_year->first));
        if (s.forecast_opens_year) line(fmt::format("forecast_opens_year = {}", s.forecast_opens_year->first));
        put("rooms_added", s.rooms_added);
        put("rooms_treatment_added", s.rooms_treatment_added);
        put("hours_week_after", s.hours_week_after);
        put("nia_added_m2", s.nia_added_m2);
        if (s.cost_gbp) line(fmt::format("cost_gbp = {}", *s.cost_gbp));
        if (s.price_base) line(fmt::format("price_base = {}", s.price_base->first));
        put("owner", s.owner);
        put("status", s.status);
        put("source", s.source);
    }

    std::string out_;
};

}  // namespace

std::string plan_text(const PlanFile& file) { return Writer().text(file); }

}  // namespace merestone::io
