// One search box for everything on the map: practices, places, postcodes, zones, housing sites, hubs, premises.
//
// Words are compared by their beginnings, blind to case and accents; every word asked must begin a word of the entry. "ls14" finds the
// postcodes LS1 4.. Best first: the whole code, the whole name, a name that begins so, then words; among equals practices, places,
// hubs, premises, housing, zones, postcodes, then by name and id. Cost: O(entries) to build; a search reads the sorted words, about a
// millisecond for 60,000 entries.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "edit/draft.hpp"
#include "geo/shapes.hpp"
#include "model/plan.hpp"

namespace merestone::session {

enum class FoundKind { practice, place, hub, premises, housing, zone, postcode };
[[nodiscard]] const char* to_string(FoundKind kind) noexcept;  // "practice", "place", ...

struct Found {
    FoundKind kind{};
    std::string id;    // code; of a place its name
    std::string name;  // "" where the id is all
    geo::Point at;
    geo::Box box;  // to fly to: the zone's own, else a square about the point
};

class SearchIndex {
public:
    SearchIndex() = default;
    // Hubs and housing are the draft's.
    SearchIndex(const model::Plan& plan, const edit::Draft& draft);
    [[nodiscard]] std::vector<Found> find(std::string_view query, std::size_t most) const;
    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }

private:
    struct Entry {
        FoundKind kind{};
        std::string id;
        std::string name;
        std::string key_id;    // folded, without blanks
        std::string key_name;  // folded, words by single blanks
        geo::Point at;
        geo::Box box;
    };
    struct Word {
        std::uint32_t entry = 0;
        std::uint32_t from = 0;  // where it starts in key_name; in key_id: kInId
        std::uint32_t length = 0;
    };
    static constexpr std::uint32_t kInId = 0xffffffffU;
    [[nodiscard]] std::string_view text(const Word& word) const;
    void add(FoundKind kind, std::string id, std::string name, geo::Point at, geo::Box box);
    std::vector<Entry> entries_;
    std::vector<Word> words_;  // by text, then entry
};

// Lower case, accents taken off, anything that is no letter or digit a blank.
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace merestone::session
