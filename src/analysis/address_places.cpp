#include "analysis/address_places.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"

namespace merestone::analysis {
namespace {

using Words = std::vector<std::string>;

// A street ends with one of these, whatever point of the compass follows ("FOSSE ROAD SOUTH").
const std::set<std::string, std::less<>> kStreetEndings = {
    "approach", "av",     "ave",      "avenue", "bank",  "banks",   "broadway", "bypass", "circus", "cl",    "close",   "court",
    "cres",     "cresc",  "crescent", "ct",     "dr",    "drive",   "gardens",  "gate",   "gdns",   "grove", "highway", "lane",
    "ln",       "mews",   "mount",    "pl",     "place", "parade",  "rd",       "ride",   "rise",   "road",  "sq",      "square",
    "st",       "street", "strt",     "tce",    "terr",  "terrace", "view",     "walk",   "way",    "yard"};

// A part with one of these is a building or who works in it.
const std::set<std::string, std::less<>> kBuildingWords = {
    "balcony",  "hc",      "student",   "students", "trust",  "building",   "campus",   "care",  "center",     "centre",   "clinic",
    "cntr",     "college", "community", "council",  "ctr",    "ctre",       "doctors",  "drs",   "family",     "flat",     "floor",
    "group",    "hall",    "health",    "hlth",     "hosp",   "hospital",   "house",    "hth",   "infirmary",  "level",    "library",
    "llp",      "ltd",     "med",       "medical",  "office", "polyclinic", "practice", "pract", "prac",       "precinct", "primary",
    "resource", "school",  "shopping",  "suite",    "srys",   "surgeries",  "surgery",  "unit",  "university", "ward"};

// English counties, as addresses write them, and London: too wide to name a locality.
constexpr std::string_view kCounties =
    ";avon;bedfordshire;beds;berkshire;berks;bristol;buckinghamshire;bucks;cambridgeshire;cambs;cheshire;cleveland;"
    "cornwall;county durham;co durham;cumbria;derbyshire;devon;dorset;east riding of yorkshire;east sussex;"
    "east yorkshire;england;essex;gloucestershire;glos;greater london;greater manchester;hampshire;hants;"
    "herefordshire;hertfordshire;herts;humberside;isle of wight;kent;lancashire;lancs;leicestershire;leics;"
    "lincolnshire;lincs;london;merseyside;middlesex;middx;norfolk;north humberside;north yorkshire;northamptonshire;"
    "northants;northumberland;nottinghamshire;notts;oxfordshire;oxon;rutland;shropshire;salop;somerset;"
    "south humberside;south yorkshire;staffordshire;staffs;suffolk;surrey;sussex;tyne and wear;uk;united kingdom;"
    "warwickshire;west midlands;west sussex;west yorkshire;wiltshire;wilts;worcestershire;worcs;yorkshire;";

const std::set<std::string, std::less<>> kCompass = {"east", "north", "south", "west", "e", "n", "s", "w"};

// Words in small letters, without stops at their ends: "ST. JOHNS RD." -> st johns rd.
Words words_of(std::string_view part) {
    Words out;
    const std::string small = base::lower(part);
    for (std::string_view word : base::split(small, ' ')) {
        while (!word.empty() && (word.back() == '.' || word.back() == '-')) word.remove_suffix(1);
        if (!word.empty()) out.emplace_back(word);
    }
    return out;
}

// What a part is called when parts are compared: its words, one blank between them.
std::string key_of(std::string_view part) { return base::join(words_of(part), " "); }

bool is_street(Words words) {
    while (words.size() > 1 && kCompass.contains(words.back())) words.pop_back();
    return !words.empty() && kStreetEndings.contains(words.back());
}

bool may_be_place(std::string_view part) {
    if (part.find_first_of("0123456789/&()") != std::string_view::npos) return false;
    const Words words = words_of(part);
    if (words.empty() || key_of(part).size() < 3) return false;
    if (words.front() == "the" || words.front() == "nr" || words.front() == "near" || words.front().starts_with("nr.")) return false;
    if (is_street(words) || kCounties.find(";" + key_of(part) + ";") != std::string_view::npos) return false;
    return std::none_of(words.begin(), words.end(), [](const std::string& word) { return kBuildingWords.contains(word); });
}

// The parts after the first, in order.
std::vector<std::string_view> later_parts(std::string_view address) {
    auto parts = base::split(address, ',');
    std::vector<std::string_view> out;
    for (std::size_t i = 1; i < parts.size(); ++i)
        if (const auto part = base::trim(parts[i]); !part.empty()) out.push_back(part);
    return out;
}

}  // namespace

std::string title_case(std::string_view text) {
    if (std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return std::string(text);
    static const std::set<std::string, std::less<>> kSmall = {"and", "by", "cum", "de",    "in",   "la",  "le",
                                                              "of",  "on", "the", "under", "upon", "with"};
    std::string out;
    std::string word;
    const auto put = [&](bool last) {
        if (word.empty()) return;
        if (out.empty() || last || !kSmall.contains(word))
            if (word.front() >= 'a' && word.front() <= 'z') word.front() = static_cast<char>(word.front() - 'a' + 'A');
        out += word;
        word.clear();
    };
    for (const char c : base::lower(text)) {
        if (c != ' ' && c != '-' && c != '.' && c != '/' && c != '(') {
            word += c;
            continue;
        }
        put(false);
        if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;  // blanks are not doubled
    }
    put(true);
    return out;
}

std::optional<std::string> post_town(const std::vector<std::string>& addresses) {
    std::map<std::string, std::size_t> carried;
    std::size_t with_parts = 0;
    for (const std::string& address : addresses) {
        std::set<std::string> keys;
        for (const std::string_view part : later_parts(address))
            if (may_be_place(part)) keys.insert(key_of(part));
        if (!later_parts(address).empty()) ++with_parts;
        for (const std::string& key : keys) ++carried[key];
    }
    for (const auto& [key, n] : carried)
        if (2 * n > with_parts) return key;
    return {};
}

std::vector<std::string> places_of_address(std::string_view address, const std::optional<std::string>& post_town) {
    std::vector<std::string> out;
    std::set<std::string> seen;
    const auto parts = later_parts(address);
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        if (!may_be_place(*part)) continue;
        const std::string key = key_of(*part);
        if (post_town && key == *post_town) continue;
        if (seen.insert(key).second) out.emplace_back(*part);
    }
    return out;
}

}  // namespace merestone::analysis
