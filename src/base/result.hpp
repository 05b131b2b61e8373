// A value or the one reason there is none.
//
// Result<T> is for what a user or a file can cause: it carries words that can be shown as they are. A broken invariant of
// our own is MERESTONE_CHECK's work (check.hpp). Many problems at once are model::Problem's work, not an Error each.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace merestone::base {

// The kinds are the exit codes of the program (see the README): 1 internal, 2 usage, 3 bad input, 4 no feasible answer,
// 5 cancelled, 6 no display.
enum class ErrorKind { internal = 1, usage = 2, bad_input = 3, infeasible = 4, cancelled = 5, no_display = 6 };

struct Error {
    ErrorKind kind = ErrorKind::internal;
    std::string what;  // what went wrong, naming the file or thing
    std::string todo;  // what the reader can do about it; may be empty
};

[[nodiscard]] inline int exit_code(ErrorKind kind) noexcept { return static_cast<int>(kind); }

struct Done {};  // the value of a Result whose success says nothing more

template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor): a value is a Result
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor): so is an Error

    [[nodiscard]] bool ok() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    // \pre ok(); throws std::bad_variant_access otherwise, which is a programming fault.
    [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
    [[nodiscard]] T& value() & { return std::get<0>(state_); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(state_)); }
    // \pre !ok()
    [[nodiscard]] const Error& error() const { return std::get<1>(state_); }

private:
    std::variant<T, Error> state_;
};

}  // namespace merestone::base
