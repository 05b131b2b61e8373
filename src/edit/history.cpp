#include "edit/history.hpp"

#include <iterator>
#include <utility>

#include "base/check.hpp"

namespace merestone::edit {

std::size_t Step::bytes() const noexcept {
    std::size_t sum = sizeof(Step) + words.size() + selection_before.size() * sizeof(std::uint32_t);
    for (const Change& c : changes) sum += c.bytes();
    return sum;
}

void History::add(Step step) {
    if (open_) {
        for (Change& c : step.changes) open_->changes.push_back(std::move(c));
        if (open_->selection_before.empty()) open_->selection_before = std::move(step.selection_before);
        return;
    }
    // What was undone is gone, and with it the way to a saved state among it.
    if (clean_ > static_cast<std::ptrdiff_t>(at_ + forgotten_)) clean_ = -1;
    while (steps_.size() > at_) {
        bytes_ -= steps_.back().bytes();
        steps_.pop_back();
    }
    step.number = ++last_number_;
    bytes_ += step.bytes();
    steps_.push_back(std::move(step));
    at_ = steps_.size();
    std::size_t drop = 0;
    while (bytes_ > most_bytes_ && drop + 1 < steps_.size()) bytes_ -= steps_[drop++].bytes();
    if (drop > 0) first_state_ = steps_[drop - 1].number;
    steps_.erase(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(drop));
    at_ -= drop;
    forgotten_ += drop;
    if (clean_ >= 0 && clean_ < static_cast<std::ptrdiff_t>(forgotten_)) clean_ = -1;
}

void History::begin(std::string words) {
    base::check(!open_.has_value(), "a drag inside a drag");
    open_.emplace();
    open_->words = std::move(words);
}

void History::commit(const std::string& words) {
    base::check(open_.has_value(), "no drag to end");
    Step step = std::move(*open_);
    open_.reset();
    if (!words.empty()) step.words = words;
    if (!step.changes.empty()) add(std::move(step));
}

std::vector<Change> History::rollback() {
    base::check(open_.has_value(), "no drag to take back");
    std::vector<Change> out(std::make_move_iterator(open_->changes.rbegin()), std::make_move_iterator(open_->changes.rend()));
    open_.reset();
    return out;
}

void History::mark_clean(std::uint64_t state) noexcept {
    clean_ = state == first_state_ ? static_cast<std::ptrdiff_t>(forgotten_) : -1;
    for (std::size_t i = 0; i < steps_.size(); ++i)
        if (steps_[i].number == state) clean_ = static_cast<std::ptrdiff_t>(i + 1 + forgotten_);
}

void History::undone() {
    base::check(next_undo() != nullptr, "nothing to undo");
    --at_;
}

void History::redone() {
    base::check(next_redo() != nullptr, "nothing to do again");
    ++at_;
}

}  // namespace merestone::edit
