#include "session/search.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/text.hpp"

namespace merestone::session {
namespace {

// Latin letters U+00C0..U+017F without their accents, two bytes of UTF-8 each; a blank: not a letter.
constexpr std::string_view kLatin1 = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";
constexpr std::string_view kExtendedA =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

geo::Box about(geo::Point p, double by_m) { return geo::Box{p.x, p.y, p.x, p.y}.grown(by_m); }

std::string without_blanks(std::string text) {
    std::erase(text, ' ');
    return text;
}

}  // namespace

const char* to_string(FoundKind kind) noexcept {
    constexpr std::array kNames{"practice", "place", "hub", "premises", "housing", "zone", "postcode"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::string folded(std::string_view text) {
    std::string out;
    const auto blank = [&] {
        if (!out.empty() && out.back() != ' ') out += ' ';
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 'A' && c <= 'Z') out += static_cast<char>(c + ('a' - 'A'));
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += static_cast<char>(c);
        else if (c == '\'') continue;  // "St James's" is one word to whoever types it
        else if (c >= 0xc3 && c <= 0xc5 && i + 1 < text.size()) {
            const std::size_t at = (static_cast<std::size_t>(c & 0x1fU) << 6U) + (static_cast<unsigned char>(text[++i]) & 0x3fU);
            const char letter = at < 0x100 ? kLatin1[at - 0xc0] : at - 0x100 < kExtendedA.size() ? kExtendedA[at - 0x100] : ' ';
            if (letter == ' ') blank();
            else out += letter;
        } else if (c == 0xe2 && i + 2 < text.size()) {
            // A typographer's apostrophe (U+2019) is none either; other signs part words.
            if (!(static_cast<unsigned char>(text[i + 1]) == 0x80 && static_cast<unsigned char>(text[i + 2]) == 0x99)) blank();
            i += 2;
        } else if (c >= 0x80) out += static_cast<char>(c);
        else blank();
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

void SearchIndex::add(FoundKind kind, std::string id, std::string name, geo::Point at, geo::Box box) {
    Entry e{kind, std::move(id), std::move(name), "", "", at, box};
    e.key_id = without_blanks(folded(e.id));
    e.key_name = folded(e.name);
    const auto number = static_cast<std::uint32_t>(entries_.size());
    if (!e.key_id.empty()) words_.push_back({number, kInId, static_cast<std::uint32_t>(e.key_id.size())});
    for (std::size_t from = 0; from < e.key_name.size();) {
        const std::size_t to = std::min(e.key_name.find(' ', from), e.key_name.size());
        words_.push_back({number, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to - from)});
        from = to + 1;
    }
    entries_.push_back(std::move(e));
}

std::string_view SearchIndex::text(const Word& word) const {
    const Entry& e = entries_[word.entry];
    return word.from == kInId ? std::string_view(e.key_id) : std::string_view(e.key_name).substr(word.from, word.length);
}

SearchIndex::SearchIndex(const model::Plan& plan, const edit::Draft& draft) {
    for (const model::Practice& p : plan.practices)
        if (p.at) add(FoundKind::practice, p.id, p.name, *p.at, about(*p.at, 800));
        else if (p.zone)
            add(FoundKind::practice, p.id, p.name, plan.zones[p.zone.pos()].centre, about(plan.zones[p.zone.pos()].centre, 800));
    for (const model::NamedPoint& p : plan.points)
        if (p.category == "place") add(FoundKind::place, "", p.name, p.at, about(p.at, 1500));
        else add(FoundKind::place, p.id, p.name, p.at, about(p.at, 500));
    for (const model::Hub& h : draft.hubs)
        if (h.at) {
            geo::Box box = about(*h.at, 800);
            box.add(geo::box_of(h.catchment));
            add(FoundKind::hub, h.id, h.name, *h.at, box);
        }
    for (const model::Premises& p : plan.premises)
        if (p.at) add(FoundKind::premises, p.id, p.name, *p.at, about(*p.at, 400));
    for (const model::HousingSite& h : draft.housing)
        if (h.at) add(FoundKind::housing, h.id, h.name, *h.at, about(*h.at, 500));
    for (std::size_t z = 0; z < plan.zones.size(); ++z) {
        const geo::Box box = plan.topology ? plan.topology->zone_box[z] : about(plan.zones[z].centre, 500);
        add(FoundKind::zone, plan.zones[z].id, plan.zones[z].name, plan.zones[z].centre,
            box.empty() ? about(plan.zones[z].centre, 500) : box);
    }
    // Where the plan has no postcodes, those of practices and premises are known all the same.
    std::vector<model::Postcode> postcodes = plan.postcodes;
    if (postcodes.empty()) {
        for (const model::Practice& p : plan.practices)
            if (p.at && !p.postcode.empty()) postcodes.push_back({p.postcode, *p.at});
        for (const model::Premises& p : plan.premises)
            if (p.at && !p.postcode.empty()) postcodes.push_back({p.postcode, *p.at});
        std::sort(postcodes.begin(), postcodes.end(),
                  [](const auto& a, const auto& b) { return std::tie(a.code, a.at) < std::tie(b.code, b.at); });
        postcodes.erase(std::unique(postcodes.begin(), postcodes.end(), [](const auto& a, const auto& b) { return a.code == b.code; }),
                        postcodes.end());
    }
    for (const model::Postcode& p : postcodes) add(FoundKind::postcode, p.code, "", p.at, about(p.at, 300));
    std::sort(words_.begin(), words_.end(), [&](const Word& a, const Word& b) {
        const int order = text(a).compare(text(b));
        return order != 0 ? order < 0 : std::tie(a.entry, a.from) < std::tie(b.entry, b.from);
    });
}

std::vector<Found> SearchIndex::find(std::string_view query, std::size_t most) const {
    std::vector<Found> out;
    const std::string asked = folded(query.substr(0, 200));
    if (asked.empty() || most == 0) return out;
    const std::string joined = without_blanks(asked);
    const auto range = [&](std::string_view prefix) {
        const auto first =
            std::partition_point(words_.begin(), words_.end(), [&](const Word& w) { return text(w).substr(0, prefix.size()) < prefix; });
        const auto last =
            std::partition_point(first, words_.end(), [&](const Word& w) { return text(w).substr(0, prefix.size()) == prefix; });
        return std::pair(first, last);
    };
    // Candidates: entries of the rarest asked word; and codes that begin with all that was asked, blanks or not.
    std::vector<std::string_view> parts = base::split(asked, ' ');
    auto rarest = range(parts[0]);
    for (const std::string_view part : parts)
        if (const auto r = range(part); r.second - r.first < rarest.second - rarest.first) rarest = r;
    std::vector<std::uint32_t> candidates;
    for (auto w = rarest.first; w != rarest.second; ++w) candidates.push_back(w->entry);
    const auto codes = range(joined);
    for (auto w = codes.first; w != codes.second; ++w)
        if (w->from == kInId) candidates.push_back(w->entry);
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());

    const auto begins_a_word = [](std::string_view name, std::string_view part) {
        for (std::size_t at = name.find(part); at != std::string_view::npos; at = name.find(part, at + 1))
            if (at == 0 || name[at - 1] == ' ') return true;
        return false;
    };
    std::vector<std::pair<int, std::uint32_t>> ranked;
    for (const std::uint32_t c : candidates) {
        const Entry& e = entries_[c];
        int rank = 9;
        if (e.key_id == joined) rank = 0;
        else if (e.key_name == asked) rank = 1;
        else if (std::string_view(e.key_name).substr(0, asked.size()) == asked) rank = 2;
        else if (std::string_view(e.key_id).substr(0, joined.size()) == joined) rank = 3;
        else if (std::all_of(parts.begin(), parts.end(), [&](std::string_view part) {
                     return begins_a_word(e.key_name, part) || std::string_view(e.key_id).substr(0, part.size()) == part;
                 }))
            rank = 4;
        if (rank < 9) ranked.emplace_back(rank, c);
    }
    const auto better = [&](const auto& a, const auto& b) {
        const Entry& x = entries_[a.second];
        const Entry& y = entries_[b.second];
        return std::tie(a.first, x.kind, x.key_name, x.id, a.second) < std::tie(b.first, y.kind, y.key_name, y.id, b.second);
    };
    const std::size_t n = std::min(most, ranked.size());
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(n), ranked.end(), better);
    for (std::size_t i = 0; i < n; ++i) {
        const Entry& e = entries_[ranked[i].second];
        out.push_back({e.kind, e.id.empty() ? e.name : e.id, e.id.empty() ? "" : e.name, e.at, e.box});
    }
    return out;
}

}  // namespace merestone::session
