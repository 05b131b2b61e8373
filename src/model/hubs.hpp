// Hubs: places that give services to several practices, their week as booked, and which practices' patients may use them since when.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geo/shapes.hpp"
#include "model/ids.hpp"

namespace merestone::model {

// A practice whose patients may use the hub.
struct HubCover {
    std::string practice;   // ODS code
    std::string from_date;  // ISO; empty: always
};

struct Hub {
    std::string id;
    std::string name;
    std::optional<geo::Point> at;
    ZoneIx zone;
    std::string premises;
    std::string status;             // open, candidate
    std::string basis;              // "illustrative", a source
    std::vector<std::string> open;  // "Mon-Fri 18:30-20:00"
    std::optional<double> clinicians;
    geo::MultiPolygon catchment;   // as a planner drew it; empty: none drawn
    std::string from_date;         // ISO; empty: it is there already
    std::vector<HubCover> covers;  // by practice; empty: nobody said
};

// Some hours of a hub's week: with a row an hour, a grid of seven days.
struct HubSession {
    std::string hub;
    std::string weekday;
    std::string start;  // "18:30"
    std::string end;
    std::optional<double> clinicians;
    std::optional<std::int64_t> slots;
    std::optional<std::int64_t> booked;
    std::optional<std::int64_t> attended;
    std::string source;
};

// So much of each commissioner's list is to be covered by then: 0.5 by 31 March 2018.
struct AccessTarget {
    std::string date;  // ISO
    double share = 0.0;
    std::string source;
};

}  // namespace merestone::model
