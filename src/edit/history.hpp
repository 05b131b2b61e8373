// What was done, to take back and to do again. Holds changes, not drafts; forgets the oldest beyond its bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "edit/command.hpp"

namespace merestone::edit {

struct Step {
    std::string words;
    std::vector<Change> changes;                  // one, or those of a drag in order
    std::vector<std::uint32_t> selection_before;  // zones selected when it was done, for a view that restores them
    std::uint64_t number = 0;                     // the history's own: each step ever done has another
    [[nodiscard]] std::size_t bytes() const noexcept;
};

class History {
public:
    explicit History(std::size_t most_bytes = 64U << 20U) : most_bytes_(most_bytes) {}

    // A done step. What could be done again is forgotten. Inside a transaction it is gathered into it.
    void add(Step step);

    // A drag: every step until commit is one. Nested ones are a fault.
    void begin(std::string words);
    [[nodiscard]] bool in_transaction() const noexcept { return open_.has_value(); }
    // \param words what the step is called in the end; empty: as begun. An empty transaction leaves no step.
    void commit(const std::string& words = {});
    // The changes so far, for the caller to put back, last first; the transaction is closed.
    [[nodiscard]] std::vector<Change> rollback();

    [[nodiscard]] const Step* next_undo() const noexcept { return at_ == 0 || open_ ? nullptr : &steps_[at_ - 1]; }
    [[nodiscard]] const Step* next_redo() const noexcept { return at_ == steps_.size() || open_ ? nullptr : &steps_[at_]; }
    // Call after the step's changes were put back (or forward).
    void undone();
    void redone();

    [[nodiscard]] const std::vector<Step>& steps() const noexcept { return steps_; }  // oldest first
    [[nodiscard]] std::size_t position() const noexcept { return at_; }               // steps before it are done
    [[nodiscard]] std::size_t forgotten() const noexcept { return forgotten_; }       // steps lost to the byte bound

    void mark_clean() noexcept { clean_ = static_cast<std::ptrdiff_t>(at_ + forgotten_); }
    // The state as it now is, to be marked clean later though more was done, undone or done otherwise meanwhile.
    [[nodiscard]] std::uint64_t state() const noexcept { return at_ == 0 ? first_state_ : steps_[at_ - 1].number; }
    void mark_clean(std::uint64_t state) noexcept;
    void mark_changed() noexcept { clean_ = -1; }  // no state of this history is the saved one
    [[nodiscard]] bool clean() const noexcept { return !open_ && clean_ == static_cast<std::ptrdiff_t>(at_ + forgotten_); }
    [[nodiscard]] std::size_t bytes() const noexcept { return bytes_; }

private:
    std::vector<Step> steps_;
    std::optional<Step> open_;
    std::size_t at_ = 0;
    std::size_t forgotten_ = 0;
    std::uint64_t last_number_ = 0;
    std::uint64_t first_state_ = 0;  // before the first step that is remembered
    std::ptrdiff_t clean_ = 0;       // position counted from the first step ever; -1: no step leads there any more
    std::size_t bytes_ = 0;
    std::size_t most_bytes_;
};

}  // namespace merestone::edit
