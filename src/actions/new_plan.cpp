#include "actions/new_plan.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "actions/data_needed.hpp"
#include "base/paths.hpp"
#include "base/text.hpp"
#include "io/dates.hpp"

namespace merestone::actions {
namespace {

namespace fs = std::filesystem;
using io::Role;

constexpr int kYearsAhead = 10;  // proposed, as a plan file without a horizon has it

// "epraccur_2017-04.csv" -> "2017-04"; "ccg_2016_simplified" -> "2016"; empty where no year stands in the name.
std::string date_in_name(const std::string& name) {
    const auto digit = [&](std::size_t i) { return i < name.size() && name[i] >= '0' && name[i] <= '9'; };
    for (std::size_t i = 0; i + 4 <= name.size(); ++i) {
        const bool four = digit(i) && digit(i + 1) && digit(i + 2) && digit(i + 3) && !digit(i + 4) && (i == 0 || !digit(i - 1));
        if (!four) continue;
        const auto year = base::parse_int(name.substr(i, 4));
        if (!year || *year < 1990 || *year > 2100) continue;
        const std::size_t m = i + 5;
        if (i + 7 <= name.size() && (name[i + 4] == '-' || name[i + 4] == '_') && digit(m) && digit(m + 1) && !digit(m + 2)) {
            const auto month = base::parse_int(name.substr(m, 2));
            if (month && *month >= 1 && *month <= 12) return name.substr(i, 4) + "-" + name.substr(m, 2);
        }
        return name.substr(i, 4);
    }
    return {};
}

std::string stem_of(const fs::path& file) { return base::path_text(file.stem()); }

// What people call the boundary of such a file.
std::string boundary_name(const DroppedLayer& layer) {
    std::string all = base::lower(stem_of(layer.file) + " " + layer.survey.layer);
    for (const std::string& column : layer.survey.columns) all += " " + base::lower(column);
    for (const auto& [word, name] : {std::pair("sicb", "sub-icb"),
                                     {"ccg", "ccg"},
                                     {"icb", "icb"},
                                     {"wd2", "ward"},
                                     {"wd1", "ward"},
                                     {"ward", "ward"},
                                     {"msoa", "msoa"},
                                     {"lad", "council"},
                                     {"ltla", "council"},
                                     {"utla", "council"}})
        if (all.find(word) != std::string::npos) return name;
    return stem_of(layer.file);
}

std::string free_name(const NewPlan& made, std::size_t self, Role role, const std::string& wanted) {
    std::string name = wanted;
    const auto taken = [&] {
        for (std::size_t i = 0; i < made.layers.size(); ++i)
            if (i != self && made.layers[i].role == role && made.layers[i].name == name) return true;
        return false;
    };
    for (int n = 2; taken(); ++n) name = fmt::format("{} {}", wanted, n);
    return name;
}

// A publisher's column that is there but empty ("ons_code") must not stand in the way of the one that holds the codes.
void pass_by_empty_columns(DroppedLayer& layer) {
    const io::SurveyedLayer& s = layer.survey;
    if (!s.has_header) return;
    const auto column_of = [&](const char* header) -> std::optional<std::size_t> {
        for (std::size_t c = 0; c < s.columns.size(); ++c)
            if (base::header_key(s.columns[c]) == base::header_key(header)) return c;
        return {};
    };
    for (const io::Part& part : io::parts_of(*layer.role)) {
        bool passed_by = false;
        for (const char* header : part.headers) {
            const auto column = column_of(header);
            if (!column) continue;
            const bool empty = std::all_of(s.first_rows.begin(), s.first_rows.end(),
                                           [&](const auto& row) { return *column >= row.size() || row[*column].empty(); });
            if (!empty) {
                if (passed_by) layer.columns[part.name] = s.columns[*column];
                break;
            }
            passed_by = true;
        }
    }
}

void propose(NewPlan& made, std::size_t at) {
    DroppedLayer& layer = made.layers[at];
    if (!layer.role) return;
    const Role role = *layer.role;
    if (role == Role::boundary && layer.name.empty()) layer.name = free_name(made, at, role, boundary_name(layer));
    if ((role == Role::points || role == Role::lines) && layer.name.empty())
        layer.name = layer.survey.layer.empty() ? stem_of(layer.file) : layer.survey.layer;
    for (const io::Recognised& k : layer.survey.known) {
        if (k.role != role) continue;
        if (layer.publisher.empty()) layer.publisher = k.publisher;
        if (layer.licence.empty()) layer.licence = k.licence;
    }
    pass_by_empty_columns(layer);
    if (role == Role::housing) layer.options.try_emplace("dwellings", "minimum");
    if (role == Role::practices && made.as_at.empty() && layer.vintage.size() == 7) made.as_at = layer.vintage + "-01";
    if (!made.as_at.empty() && !made.base_year) {
        const auto year = base::parse_int(made.as_at.substr(0, 4));
        const auto month = base::parse_int(made.as_at.substr(5, 2));
        if (year && month) made.base_year = static_cast<int>(*month >= 4 ? *year : *year - 1);
    }
    if (made.base_year && !made.horizon_year) made.horizon_year = *made.base_year + kYearsAhead;
}

std::string taken_words(const NewPlan& made, Role role) {
    const auto at = layer_of(made, role);
    const DataNeeded* what = needed(role);
    return fmt::format("{} are read from {} already", what != nullptr ? what->title : io::to_string(role),
                       at ? base::path_text(made.layers[*at].file.filename()) : "another file");
}

}  // namespace

std::optional<std::size_t> layer_of(const NewPlan& made, Role role) {
    for (std::size_t i = 0; i < made.layers.size(); ++i)
        if (made.layers[i].role == role) return i;
    return {};
}

void take(NewPlan& made, const io::Survey& survey) {
    using io::FileKind;
    const auto pass_over = [&](std::string why, bool fault = false) { made.others.push_back({survey.file, std::move(why), fault}); };
    for (const DroppedLayer& have : made.layers) {
        if (have.file == survey.file) return pass_over("it is there already");
        if (!survey.sha256.empty() && have.sha256 == survey.sha256)
            return pass_over("the same, byte for byte, as " + base::path_text(have.file.filename()));
    }
    switch (survey.kind) {
        case FileKind::plan: return pass_over("a plan of its own: open it instead");
        case FileKind::basemap: return pass_over("a picture of the ground: it can lie below the map, but no plan is made of it");
        case FileKind::picture: return pass_over("a picture that does not say where it lies");
        case FileKind::companion: return pass_over("belongs to the file beside it, and is read with it");
        case FileKind::document: return pass_over("a document, not data");
        case FileKind::unreadable: {
            const auto& p = survey.problems;
            return pass_over(p.empty() ? "it cannot be read" : p.front().meaning + ". " + p.front().todo, true);
        }
        case FileKind::table: break;
    }
    for (const io::SurveyedLayer& found : survey.layers) {
        DroppedLayer layer;
        layer.file = survey.file;
        layer.sha256 = survey.sha256;
        layer.survey = found;
        layer.vintage = date_in_name(stem_of(survey.file));
        made.layers.push_back(std::move(layer));
        const std::size_t at = made.layers.size() - 1;
        DroppedLayer& l = made.layers[at];
        if (found.rows == 0 || model::has_errors(found.problems)) {
            l.why_not = found.problems.empty() ? "it holds no rows" : found.problems.front().meaning;
            continue;
        }
        if (found.known.empty()) {
            l.why_not = "not recognised: say what it is";
            continue;
        }
        const Role role = found.known.front().role;
        if (role == Role::units || role == Role::adjacency || role == Role::costs) {
            l.why_not = "a table of an abstract grouping, not of a plan";
            continue;
        }
        if (!io::may_be_several(role) && layer_of(made, role)) {
            l.why_not = taken_words(made, role);
            continue;
        }
        l.role = role;
        propose(made, at);
    }
}

void take_as(NewPlan& made, std::size_t layer, std::optional<Role> role) {
    DroppedLayer& l = made.layers.at(layer);
    if (l.role == role) return;
    if (const auto left = l.role; left && !io::may_be_several(*left)) {  // what had given way to it comes back
        l.role = {};
        for (DroppedLayer& other : made.layers) {
            if (other.gave_way != left || other.role || layer_of(made, *left)) continue;
            other.role = left;
            other.gave_way.reset();
            other.why_not.clear();
        }
    }
    l.gave_way.reset();
    l.columns.clear();
    l.name.clear();
    l.role = {};
    if (!role) {
        l.why_not = "left out";
        return;
    }
    if (!io::may_be_several(*role))
        if (const auto other = layer_of(made, *role)) {
            made.layers[*other].gave_way = role;
            made.layers[*other].role = {};
            made.layers[*other].why_not = "replaced by " + base::path_text(l.file.filename());
        }
    l.role = role;
    l.why_not.clear();
    propose(made, layer);
}

void leave_out(NewPlan& made, std::size_t layer) {
    if (layer < made.layers.size()) made.layers.erase(made.layers.begin() + static_cast<std::ptrdiff_t>(layer));
}

std::vector<io::ColumnChoice> area_columns(const NewPlan& made) {
    const auto at = layer_of(made, Role::zones);
    std::vector<io::ColumnChoice> out;
    if (!at) return out;
    for (const io::ColumnChoice& c : made.layers[*at].survey.choices)
        if (c.rows.size() > 1 && std::any_of(c.rows.begin(), c.rows.end(), [](const auto& r) { return r.second > 1; })) out.push_back(c);
    return out;
}

void whole_area(NewPlan& made) {
    made.area = {};
    made.outline.reset();
    for (DroppedLayer& l : made.layers)
        if (l.role != Role::practices) l.filter.clear();
}

void choose_area(NewPlan& made, const std::string& column, const std::string& value) {
    whole_area(made);
    for (DroppedLayer& l : made.layers) {
        // Tables keyed by zone or practice need none: what belongs to no zone of the plan is left out of them anyway.
        if (l.role != Role::zones && l.role != Role::points && l.role != Role::lines && l.role != Role::housing) continue;
        for (const io::ColumnChoice& c : l.survey.choices)
            if (c.column == column && std::any_of(c.rows.begin(), c.rows.end(), [&](const auto& r) { return r.first == value; }))
                l.filter[column] = {value};
    }
}

namespace {

void choose(NewPlan& made, const char* part, const char* instead_of, std::vector<std::string> values) {
    const auto at = layer_of(made, Role::practices);
    if (!at) return;
    made.layers[*at].filter.erase(instead_of);
    if (values.empty()) made.layers[*at].filter.erase(part);
    else made.layers[*at].filter[part] = std::move(values);
}
std::vector<std::string> chosen(const NewPlan& made, const char* part) {
    const auto at = layer_of(made, Role::practices);
    if (!at) return {};
    const auto found = made.layers[*at].filter.find(part);
    return found == made.layers[*at].filter.end() ? std::vector<std::string>() : found->second;
}

}  // namespace

void choose_commissioners(NewPlan& made, std::vector<std::string> codes) { choose(made, "commissioner", "code", std::move(codes)); }
std::vector<std::string> commissioners(const NewPlan& made) { return chosen(made, "commissioner"); }
void choose_practices(NewPlan& made, std::vector<std::string> codes) { choose(made, "code", "commissioner", std::move(codes)); }
std::vector<std::string> practices(const NewPlan& made) { return chosen(made, "code"); }

std::optional<Phasing> phasing_of(const DroppedLayer& layer) {
    const auto typed = [&](const char* name) {
        const auto at = layer.options.find(name);
        return at == layer.options.end() ? std::string() : std::string(base::trim(at->second));
    };
    const auto first = io::year_of(typed("first_year"));
    const auto years = base::parse_int(typed("years"));
    if (!first || first->first < 1990 || first->first > 2150 || !years || *years < 1 || *years > 60) return {};
    return Phasing{first->first, static_cast<int>(*years)};
}

std::string phasing_fault(const DroppedLayer& layer) {
    if (layer.role != Role::housing || phasing_of(layer)) return {};
    const auto typed = [&](const char* name) {
        const auto at = layer.options.find(name);
        return at != layer.options.end() && !base::trim(at->second).empty();
    };
    if (!typed("first_year") && !typed("years")) return {};
    return "homes without years of their own need both a first year (such as 2019/20) and over how many years, 1 to 60";
}

std::vector<std::string> still_missing(const NewPlan& made) {
    std::vector<std::string> out;
    for (const DataNeeded& n : data_needed())
        if (n.essential && !layer_of(made, n.role)) out.push_back(fmt::format("{}, from {}: {}", n.title, n.publisher, n.page));
    if (layer_of(made, Role::practices) && !layer_of(made, Role::lists) && !layer_of(made, Role::flows))
        out.push_back("Lists, or patients by practice and zone: without either there are no people to plan for");
    for (const DroppedLayer& l : made.layers) {
        if (!l.role) continue;
        const std::string file = base::path_text(l.file.filename());
        if (l.survey.known.empty() ||
            std::none_of(l.survey.known.begin(), l.survey.known.end(), [&](const io::Recognised& k) { return k.role == *l.role; }))
            for (const io::Part& part : io::parts_of(*l.role))
                if (part.needed && !l.columns.contains(part.name) &&
                    std::none_of(part.headers.begin(), part.headers.end(), [&](const char* header) {
                        return std::any_of(l.survey.columns.begin(), l.survey.columns.end(),
                                           [&](const std::string& c) { return base::header_key(c) == base::header_key(header); });
                    }))
                    out.push_back(fmt::format("{}: say which column holds the {}", file, part.title));
        if (const std::string fault = phasing_fault(l); !fault.empty()) out.push_back(file + ": " + fault);
        if ((*l.role == Role::boundary || *l.role == Role::lines) && l.name.empty()) out.push_back(file + ": give it a name");
    }
    const auto there = [&](const std::string& boundary) {
        return std::any_of(made.layers.begin(), made.layers.end(),
                           [&](const DroppedLayer& l) { return l.role == Role::boundary && l.name == boundary; });
    };
    if (!made.outline && !made.area.boundary.empty() && !there(made.area.boundary))
        out.push_back(fmt::format("The boundary \"{}\", whose parts are the area: choose the area again", made.area.boundary));
    for (const std::string& name : made.constraints.within)
        if (!there(name)) out.push_back(fmt::format("The boundary \"{}\", which localities must not straddle", name));
    if (made.title.empty()) out.push_back("A title, by which the plan is called");
    if (made.as_at.empty()) out.push_back("The date at which practices are open");
    else if (made.as_at.size() != 10 || !base::parse_int(made.as_at.substr(0, 4)))
        out.push_back("The date as year-month-day, such as 2017-04-01");
    if (made.base_year && made.horizon_year && (*made.horizon_year < *made.base_year || *made.horizon_year > *made.base_year + 60))
        out.push_back("A last year after the first, and at most 60 years after it");
    if (made.constraints.people_min > made.constraints.people_max || made.constraints.people_max < 1)
        out.push_back("Bounds of people, the lower below the upper");
    return out;
}

}  // namespace merestone::actions
