#include "analysis/rooms_at_hours.hpp"

namespace merestone::analysis {

Rooms RoomsAtHours::rooms(double people, double list_share, const std::optional<double>& own) {
    const Line& line = line_of(hours(own));
    return {line.a_person.ce * people + line.ce_extra * list_share, line.a_person.treatment * people};
}

Rooms RoomsAtHours::of_practice(const Capacity& capacity, std::size_t practice, std::size_t year, double list) {
    const std::vector<std::size_t>& uses = capacity.moves.of_practice[practice];
    if (uses.empty()) return rooms(list, 1.0, {});
    Rooms out;
    for (const std::size_t u : uses) {
        const Use& use = capacity.moves.uses[u];
        if (!use.in(year)) continue;
        const Rooms there = rooms(list * use.list_share, use.list_share, capacity.premises_at(use.premises, year).hours_week);
        out.ce += there.ce;
        out.treatment += there.treatment;
    }
    return out;
}

Rooms RoomsAtHours::a_person(const Capacity& capacity, std::size_t practice, std::size_t year) {
    const Rooms one = of_practice(capacity, practice, year, 1.0);
    const Rooms none = of_practice(capacity, practice, year, 0.0);
    return {one.ce - none.ce, one.treatment - none.treatment};
}

const RoomsAtHours::Line& RoomsAtHours::line_of(double hours) {
    if (last_ < lines_.size() && lines_[last_].first == hours) return lines_[last_].second;
    for (last_ = 0; last_ < lines_.size(); ++last_)
        if (lines_[last_].first == hours) return lines_[last_].second;
    RoomRules here = rules_;
    here.hours_week = base::Hours(hours);
    Line line;
    line.ce_extra = rooms_needed(base::People(0.0), RoomType::consulting, here);
    here.extra_hours_week = base::Hours(0.0);
    line.a_person.ce = rooms_needed(base::People(1.0), RoomType::consulting, here);
    line.a_person.treatment = rooms_needed(base::People(1.0), RoomType::treatment, here);
    lines_.emplace_back(hours, line);
    return lines_.back().second;
}

}  // namespace merestone::analysis
