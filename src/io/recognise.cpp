// What a file is, by its bytes and headers alone. Layouts are data: a row of the table below is all a new publication needs.
//
// Published layouts are told by columns that only they have; positions, where a publication has no header. Costs what opening the file
// costs, plus its first row. A file that cannot be read is simply not recognised: reading it says why.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "io/dates.hpp"
#include "io/readers.hpp"
#include "io/table.hpp"

namespace merestone::io {
namespace {

struct Layout {
    Role role;
    const char* title;
    const char* headers;            // header keys that must all be there; # is one digit
    const char* publisher = "";     // all of them under the Open Government Licence
    std::size_t header_within = 1;  // rows, titles above the header among them: no more than the layout's reader passes over
};

constexpr const char* kOgl = "OGL v3.0";

// Best first where two fit with as many columns: publications before our own tables, which anybody's file may look like.
constexpr std::array kLayouts = {
    Layout{Role::housing, "brownfield register (statutory)", "sitereference geox geoy planningstatus", "the council"},
    Layout{Role::housing, "brownfield register (Digital Land)", "site latitude longitude minimumnetdwellings planningpermissionstatus",
           "the council, MHCLG Digital Land"},
    Layout{Role::flows, "patients by practice and LSOA (NHS Digital)", "practicecode lsoacode sex numberofpatients",
           "NHS England (NHS Digital)"},
    Layout{Role::flows, "patients by practice and LSOA, mapped columns", "organisationcode lsoa##cd patient", "NHS England (NHS Digital)"},
    Layout{Role::lists, "registered patients by practice (NHS Digital)", "code sex age numberofpatients", "NHS England (NHS Digital)"},
    Layout{Role::networks, "practice to network map (NHS Digital)", "practicecode pcncode pcnname", "NHS England (NHS Digital)"},
    Layout{Role::networks, "PCN core partner details (ODS ePCN)", "partnerorganisationcode pcncode", "NHS England (ODS)"},
    Layout{Role::ages, "Census residents by age, long form", "lsoa##code agegroup usualresidents"},
    Layout{Role::residents, "small area population estimates (SAPE)", "areacodes allages", "ONS"},
    Layout{Role::deprivation, "English indices of deprivation 2025", "lsoa21code imdscore imddecile", "MHCLG"},
    Layout{Role::deprivation, "English indices of deprivation (File 7)", "lsoacode#### indexofmultipledeprivationimdscore", "MHCLG"},
    Layout{Role::deprivation, "English indices of deprivation, short names", "lsoa##cd imd populationtotal", "MHCLG"},
    Layout{Role::residents, "population denominators of the deprivation indices", "lsoa##cd populationtotal"},
    Layout{Role::eric, "ERIC site data", "organisationcode sitecode sitename sitetype", "NHS England", 10},
    Layout{Role::workforce, "GP workforce, practice level, long form", "praccode staffgroup detailedstaffrole measure value",
           "NHS England"},
    Layout{Role::workforce, "GP workforce, practice level, wide form", "praccode totalgpfte totalgphc", "NHS England"},
    Layout{Role::practice_ages, "patients by practice and quinary age (NHS England)", "orgcode sex agegroup5 numberofpatients",
           "NHS England (NHS Digital)"},
    Layout{Role::cqc, "CQC care directory with filters", "locationid locationodscode locationlatestoverallrating",
           "Care Quality Commission", 10},
    Layout{Role::postcodes, "ONS Postcode Directory or NSPL", "pcds doterm oseast1m osnrth1m", "ONS"},
    Layout{Role::rural_urban, "rural-urban classification by zone", "lsoa##code ruc##", "ONS"},
    Layout{Role::rural_urban, "rural-urban classification by zone", "lsoa##cd ruc##nm", "ONS"},
    Layout{Role::rural_urban, "rural-urban classification by zone", "lsoa##cd ruc##cd", "ONS"},
    Layout{Role::scheme_money, "scheme money table", "schemeid year side gbp"},
    Layout{Role::scheme_gates, "scheme gates table", "schemeid gate"},
    Layout{Role::backlog, "backlog table", "premisesid risk costgbp"},
    Layout{Role::risks, "risks table", "risk subjectkind subject"},
    Layout{Role::locality_records, "locality records table", "scenario locality status"},
    Layout{Role::practice_ages, "patients by practice and age, table", "practice agefrom ageto people"},
    Layout{Role::indicators, "indicator by practice", "practice numerator denominator"},
    Layout{Role::hub_cover, "hub cover table", "hub practice"},
    Layout{Role::cqc, "ratings by practice, table", "practice rating"},
    Layout{Role::projections, "projections table", "area year people"},
    Layout{Role::projections, "projections table", "year people"},
    Layout{Role::rural_urban, "rural-urban table", "zone class"},
    Layout{Role::premises, "premises table", "premisesid roomsce"},
    Layout{Role::schemes, "schemes table", "schemeid opensyear"},  // before occupancies: a scheme names a building and a practice too
    Layout{Role::occupancies, "occupancies table", "premisesid practice"},
    Layout{Role::facets, "facets table", "premisesid facet rating"},
    Layout{Role::hub_week, "hub week table", "hub weekday start end"},
    Layout{Role::trajectories, "trajectories table", "site year homes"},
    Layout{Role::workforce, "GP workforce by practice", "practice gpfte"},
    Layout{Role::assignment, "practices of a proposed grouping", "practice locality"},
    Layout{Role::adjacency, "borders of a grouping instance", "a b borderm"},
    Layout{Role::costs, "costs of a grouping instance", "from to cost"},
    Layout{Role::units, "units of a grouping instance", "id x y"},
    Layout{Role::branches, "branches table", "branch practice name"},
    Layout{Role::practices, "practices table", "practice name postcode"},
    Layout{Role::flows, "patients by practice and zone, table", "practice zone patients"},
    Layout{Role::lists, "lists table", "practice patients"},
    Layout{Role::networks, "networks table", "practice network"},
    Layout{Role::residents, "residents table", "zone people"},
    Layout{Role::ages, "ages table", "zone agefrom ageto people"},
    Layout{Role::deprivation, "deprivation table", "zone imdscore"},
    Layout{Role::housing, "housing sites table", "site dwellingsmin eastingm northingm"},
    Layout{Role::postcodes, "postcodes table", "postcode quality eastingm northingm"},
    Layout{Role::points, "points by longitude and latitude", "latitude longitude"},
    Layout{Role::points, "points by easting and northing", "eastingm northingm"},
};

bool fits(std::string_view pattern, std::string_view key) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (i >= key.size()) return false;
        if (pattern[i] == '#' ? key[i] < '0' || key[i] > '9' : pattern[i] != key[i]) return false;
    }
    return key.size() == pattern.size();
}

bool fits(const Layout& layout, const std::vector<std::string>& keys) {
    const auto wanted = base::split(layout.headers, ' ');
    return std::all_of(wanted.begin(), wanted.end(), [&](std::string_view pattern) {
        return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) { return fits(pattern, key); });
    });
}

std::vector<std::string> keys_of(const std::vector<std::string>& header) {
    std::vector<std::string> keys;
    for (const std::string& name : header) keys.push_back(base::header_key(name));
    return keys;
}

// Below titles and groups of columns; the first row is the header where no publication is found there.
void find_header(Table& table) {
    const auto below = [](const std::vector<std::string>& cells) {
        const std::vector<std::string> keys = keys_of(cells);
        return std::any_of(kLayouts.begin(), kLayouts.end(), [&](const Layout& l) { return l.header_within > 1 && fits(l, keys); });
    };
    std::size_t most = 1;
    for (const Layout& layout : kLayouts) most = std::max(most, layout.header_within);
    const std::vector<std::string> first = keys_of(table.first());
    const bool plain = std::any_of(kLayouts.begin(), kLayouts.end(), [&](const Layout& l) { return fits(l, first); });
    if (plain || !table.find_header(below, most)) table.header_is(true);
}

// A code of the smallest areas makes a layer zones; other polygons are rather a boundary.
bool names_small_areas(const std::vector<std::string>& keys) {
    return std::any_of(keys.begin(), keys.end(), [](const std::string& key) {
        return fits("lsoa##cd", key) || fits("lsoa##code", key) || fits("oa##cd", key) || fits("oa##code", key);
    });
}

bool is_ods_code(std::string_view text) {
    return text.size() >= 5 && text.size() <= 12 &&
           text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == std::string_view::npos &&
           text.find_first_of("0123456789") != std::string_view::npos;
}

// Publications without a header: positions as NHS Digital and Ordnance Survey document them.
std::vector<Recognised> by_position(const std::vector<std::string>& first) {
    const auto cell = [&](std::size_t at) { return at < first.size() ? base::trim(first[at]) : std::string_view(); };
    if (first.size() >= 26 && is_ods_code(cell(0)) && !iso_date(cell(10)).empty()) {
        const std::string_view status = cell(12);
        if (status.size() == 1 && std::string_view("ACDP").find(status) != std::string_view::npos && base::parse_int(cell(25)))
            return {{Role::practices, "ODS practices (epraccur)", "NHS England (ODS)", kOgl}};
        if (status.empty() && is_ods_code(cell(14)) && cell(0).size() > cell(14).size())
            return {{Role::branches, "ODS branches (ebranchs)", "NHS England (ODS)", kOgl}};
    }
    if (first.size() == 10 && !base::tidy_postcode(cell(0)).empty() && base::parse_int(cell(1)) && base::parse_int(cell(2)) &&
        base::parse_int(cell(3)))
        return {{Role::postcodes, "Code-Point Open", "Ordnance Survey", kOgl},
                {Role::people_points, "Code-Point Open", "Ordnance Survey", kOgl}};
    return {};
}

}  // namespace

std::vector<Recognised> recognise(const std::filesystem::path& file) {
    SourceSpec spec;
    spec.file = file;
    spec.file_as_written = file.filename().string();
    model::LayerInfo info;
    model::Problems problems;
    const auto table = Table::open(spec, {}, info, problems);
    std::vector<Recognised> known = table ? recognise(*table) : std::vector<Recognised>();
    if (!table || !known.empty()) return known;
    // A workbook whose first sheet is nothing known: the returns of trusts and sites, whose reader finds the sheet itself.
    for (const std::string& sheet : Table::layers_of(spec)) {
        if (base::lower(sheet).find("site") == std::string::npos) continue;
        spec.layer = sheet;
        const auto of_sites = Table::open(spec, {}, info, problems);
        if (of_sites) known = recognise(*of_sites);
        std::erase_if(known, [](const Recognised& r) { return r.role != Role::eric; });
        break;
    }
    return known;
}

std::vector<Recognised> recognise(Table& open_table) {
    Table* const table = &open_table;
    if (table->header().empty()) {
        if (auto known = by_position(table->first()); !known.empty()) return known;
        find_header(*table);
    }
    const std::vector<std::string> keys = keys_of(table->header());

    std::vector<std::pair<std::size_t, Recognised>> found;
    for (const Layout& layout : kLayouts) {
        if (fits(layout, keys))
            found.emplace_back(base::split(layout.headers, ' ').size(),
                               Recognised{layout.role, layout.title, layout.publisher, *layout.publisher == 0 ? "" : kOgl});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });

    std::vector<Recognised> out;
    const bool has_row = table->next();
    if (table->spatial() && has_row && !table->polygon().empty()) {  // polygons: their attributes matter less
        const bool small = names_small_areas(keys);                  // codes that only the ONS gives
        const Recognised zones{Role::zones, "polygons of zones", small ? "ONS" : "", small ? kOgl : ""};
        const Recognised boundary{Role::boundary, "polygons of a boundary"};
        out = small ? std::vector{zones, boundary} : std::vector{boundary, zones};
    } else if (table->spatial() && has_row && !table->lines().empty()) {
        out = {{Role::lines, "line layer"}};
    } else if (table->spatial() && has_row && table->point()) {
        out = {{Role::points, "point layer"}, {Role::people_points, "point layer"}};
    }
    for (auto& [columns, known] : found)
        if (std::none_of(out.begin(), out.end(), [&, role = known.role](const Recognised& r) { return r.role == role; }))
            out.push_back(std::move(known));
    return out;
}

}  // namespace merestone::io
