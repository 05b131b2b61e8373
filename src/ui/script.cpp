#include "ui/script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <optional>
#include <thread>

#include "base/paths.hpp"
#include "base/text.hpp"
#include "ui/key_chord.hpp"

namespace merestone::ui {
namespace {

using platform::Event;
using platform::Key;
using platform::MouseButton;

constexpr std::int64_t kMostSide_px = 16384;
constexpr int kMostFrames = 60 * 60 * 5;  // a script that waits longer for quiet never gets it

struct VerbForm {
    std::string_view verb;
    std::size_t least;
    std::size_t most;
};
constexpr std::size_t kAny = 1000;
constexpr std::array<VerbForm, 23> kVerbs{{{"wait", 0, 0},
                                           {"await", 1, kAny},
                                           {"drop", 1, kAny},
                                           {"focus", 0, 0},
                                           {"frames", 1, 1},
                                           {"click", 1, kAny},
                                           {"double-click", 1, kAny},
                                           {"hover", 1, kAny},
                                           {"expect-widget", 1, kAny},
                                           {"click-map", 2, 4},
                                           {"double-click-map", 2, 2},
                                           {"right-click-map", 2, 2},
                                           {"hover-map", 2, 2},
                                           {"drag-map", 4, kAny},
                                           {"wheel-map", 3, 3},
                                           {"key", 1, 1},
                                           {"type", 1, kAny},
                                           {"action", 1, kAny},
                                           {"size", 1, 1},
                                           {"scale", 1, 1},
                                           {"screenshot", 1, kAny},
                                           {"drag", 2, 2},
                                           {"print", 1, kAny}}};

bool is_modifier(const std::string& word) { return word == "shift" || word == "ctrl" || word == "alt"; }

struct Size {
    int width = 0;
    int height = 0;
};
std::optional<Size> size_of(std::string_view word) {
    const auto parts = base::split(word, 'x');
    const auto w = parts.size() == 2 ? base::parse_int(parts[0]) : std::nullopt;
    const auto h = parts.size() == 2 ? base::parse_int(parts[1]) : std::nullopt;
    if (!w || !h || *w < 1 || *h < 1 || *w > kMostSide_px || *h > kMostSide_px) return std::nullopt;
    return Size{static_cast<int>(*w), static_cast<int>(*h)};
}

std::vector<std::uint32_t> letters_of(std::string_view utf8) {
    std::vector<std::uint32_t> out;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        std::uint32_t letter = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t k = 1; k < length && i + k < utf8.size(); ++k)
            letter = (letter << 6U) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
        out.push_back(letter);
        i += length;
    }
    return out;
}

}  // namespace

base::Result<std::vector<ScriptStep>> parse_script(std::string_view text, const std::string& file_name) {
    std::vector<ScriptStep> steps;
    std::string faults;
    int number = 0;
    for (std::string_view line : base::split(text, '\n')) {
        ++number;
        line = base::trim(line);
        if (line.empty() || line.front() == '#') continue;
        ScriptStep step;
        step.line = number;
        const auto blank = line.find(' ');
        step.verb = std::string(line.substr(0, blank));
        step.rest = blank == std::string_view::npos ? "" : std::string(base::trim(line.substr(blank)));
        for (const std::string_view word : base::split(step.rest, ' '))
            if (!word.empty()) step.words.emplace_back(word);
        const auto form = std::find_if(kVerbs.begin(), kVerbs.end(), [&](const VerbForm& f) { return f.verb == step.verb; });
        if (step.verb == "expect") {
            if (step.rest.find(" = ") == std::string::npos) faults += fmt::format("\n  line {}: expect WHAT = VALUE", number);
        } else if (form == kVerbs.end()) {
            faults += fmt::format("\n  line {}: \"{}\" is no step", number, step.verb);
        } else if (step.words.size() < form->least || step.words.size() > form->most) {
            faults += fmt::format("\n  line {}: {} takes {}{} words", number, step.verb, form->least,
                                  form->most == form->least ? "" : " or more");
        }
        if (step.verb.ends_with("-map")) {  // coordinates first, in pairs; then what is held
            std::size_t numbers = 0;
            while (numbers < step.words.size() && base::parse_number(step.words[numbers])) ++numbers;
            for (std::size_t w = numbers; w < step.words.size(); ++w)
                if (!is_modifier(step.words[w])) faults += fmt::format("\n  line {}: \"{}\" is no grid coordinate", number, step.words[w]);
            const bool fits = step.verb == "wheel-map"  ? numbers == 3
                              : step.verb == "drag-map" ? numbers >= 4 && numbers % 2 == 0
                                                        : numbers == 2;
            if (!fits) faults += fmt::format("\n  line {}: {} takes eastings and northings, then shift, ctrl, alt", number, step.verb);
        }
        if (step.verb == "frames" && !step.words.empty() && base::parse_int(step.words[0]).value_or(-1) < 0)
            faults += fmt::format("\n  line {}: \"{}\" is no number of frames", number, step.words[0]);
        if (step.verb == "scale" && !step.words.empty() && !base::parse_number(step.words[0]))
            faults += fmt::format("\n  line {}: \"{}\" is no scale", number, step.words[0]);
        if (step.verb == "size" && !step.words.empty() && !size_of(step.words[0]))
            faults += fmt::format("\n  line {}: \"{}\" is no size, which is WxH, 1 to {} each", number, step.words[0], kMostSide_px);
        if (step.verb == "key" && !step.words.empty() && !parse_chord(step.words[0]))
            faults += fmt::format("\n  line {}: \"{}\" names no key", number, step.words[0]);
        steps.push_back(std::move(step));
    }
    if (!faults.empty())
        return base::Error{base::ErrorKind::bad_input, file_name + " is no script:" + faults,
                           "The steps are listed in the README, under scripts."};
    return steps;
}

void ScriptRunner::fault(const ScriptStep& step, const std::string& words) {
    faults_.push_back(fmt::format("line {}: {} {}: {}", step.line, step.verb, step.rest, words));
    todo_.clear();
    next_ = steps_.size();
}

void ScriptRunner::press(MouseButton button, bool down) {
    Event e;
    e.kind = Event::Kind::button;
    e.button = button;
    e.down = down;
    stage_.feed(e);
}

void ScriptRunner::move_to(double x, double y) {
    Event e;
    e.kind = Event::Kind::move;
    e.x = x;
    e.y = y;
    stage_.feed(e);
}

void ScriptRunner::hold(const std::vector<std::string>& words, bool down) {
    for (const std::string& word : words) {
        if (!is_modifier(word)) continue;
        Event e;
        e.kind = Event::Kind::key;
        e.key = word == "shift" ? Key::left_shift : word == "ctrl" ? Key::left_ctrl : Key::left_alt;
        e.down = down;
        stage_.feed(e);
    }
}

void ScriptRunner::begin(const ScriptStep& step) {
    const auto then = [this](std::function<void()> work) {
        todo_.emplace_back([work = std::move(work)] {
            work();
            return true;
        });
    };
    const auto settle = [this] {  // everything fed was seen, and one frame more
        todo_.emplace_back([this] { return stage_.fed(); });
        todo_.emplace_back([] { return true; });
    };
    const auto wait_idle = [this, step] {
        waited_frames_ = 0;
        todo_.emplace_back([this, step] {
            if (stage_.idle()) return true;
            if (++waited_frames_ > kMostFrames) fault(step, "it is never idle");
            return false;
        });
    };
    const auto click_at = [this, then, settle](std::function<bool(double&, double&)> place, MouseButton button, int times) {
        then([this, place] {
            double x = 0;
            double y = 0;
            if (place(x, y)) move_to(x, y);
        });
        settle();
        for (int i = 0; i < times; ++i) {
            then([this, button] { press(button, true); });
            settle();
            then([this, button] { press(button, false); });
            settle();
        }
    };
    const auto widget = [this, step](const std::string& id) {
        return [this, step, id](double& x, double& y) {
            if (stage_.widget(id, x, y)) return true;
            fault(step, "there is no such widget to be used");
            return false;
        };
    };
    const auto on_map = [this, step](std::size_t word) {
        return [this, step, word](double& x, double& y) {
            if (stage_.map(*base::parse_number(step.words[word]), *base::parse_number(step.words[word + 1]), x, y)) return true;
            fault(step, "that place is not in the map's pane");
            return false;
        };
    };

    if (step.verb == "wait") {
        wait_idle();
    } else if (step.verb == "await") {
        constexpr int kLongest = 12000;  // a minute, at the 5 ms of a look
        todo_.emplace_back([this, step, file = std::filesystem::path(step.rest), looks = 0]() mutable {
            std::error_code none;
            if (std::filesystem::exists(file, none)) return true;
            if (++looks > kLongest) {
                fault(step, "it never came");
                return true;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            return false;
        });
    } else if (step.verb == "drop") {
        platform::Event e;
        e.kind = platform::Event::Kind::drop;
        for (const std::string_view file : base::split(step.rest, '|')) e.files.emplace_back(base::path_of(base::trim(file)));
        stage_.feed(std::move(e));
        wait_idle();
        for (int frame = 0; frame < 2; ++frame)
            todo_.emplace_back([] { return true; });  // a question that comes of it takes its size first
    } else if (step.verb == "focus") {
        platform::Event e;
        e.kind = platform::Event::Kind::focus;
        e.down = true;
        stage_.feed(std::move(e));
        wait_idle();
    } else if (step.verb == "frames") {
        const auto n = base::parse_int(step.words[0]).value_or(1);
        for (std::int64_t i = 0; i < std::min<std::int64_t>(n, kMostFrames); ++i) todo_.emplace_back([] { return true; });
    } else if (step.verb == "click" || step.verb == "double-click") {
        click_at(widget(step.rest), MouseButton::left, step.verb == "click" ? 1 : 2);
    } else if (step.verb == "hover" || step.verb == "hover-map") {
        const std::function<bool(double&, double&)> place =
            step.verb == "hover" ? std::function<bool(double&, double&)>(widget(step.rest)) : on_map(0);
        then([this, place] {
            double x = 0;
            double y = 0;
            if (place(x, y)) move_to(x, y);
        });
        settle();
    } else if (step.verb == "click-map" || step.verb == "double-click-map" || step.verb == "right-click-map") {
        then([this, step] { hold(step.words, true); });
        settle();
        click_at(on_map(0), step.verb == "right-click-map" ? MouseButton::right : MouseButton::left,
                 step.verb == "double-click-map" ? 2 : 1);
        then([this, step] { hold(step.words, false); });
        settle();
    } else if (step.verb == "drag") {
        for (const std::size_t end : {0U, 1U}) {
            then([this, place = widget(step.words[end])] {
                double x = 0;
                double y = 0;
                if (place(x, y)) move_to(x, y);
            });
            settle();
            then([this, end] { press(MouseButton::left, end == 0); });
            settle();
        }
    } else if (step.verb == "drag-map") {
        std::size_t numbers = 0;
        while (numbers < step.words.size() && !is_modifier(step.words[numbers])) ++numbers;
        then([this, step] { hold(step.words, true); });
        for (std::size_t w = 0; w + 1 < numbers; w += 2) {
            then([this, place = on_map(w)] {
                double x = 0;
                double y = 0;
                if (place(x, y)) move_to(x, y);
            });
            settle();
            if (w == 0) {
                then([this] { press(MouseButton::left, true); });
                settle();
            }
        }
        then([this] { press(MouseButton::left, false); });
        settle();
        then([this, step] { hold(step.words, false); });
        settle();
    } else if (step.verb == "wheel-map") {
        then([this, place = on_map(0), step] {
            double x = 0;
            double y = 0;
            if (!place(x, y)) return;
            move_to(x, y);
            Event e;
            e.kind = Event::Kind::wheel;
            e.y = *base::parse_number(step.words[2]);
            stage_.feed(e);
        });
        settle();
    } else if (step.verb == "key") {
        const Chord chord = *parse_chord(step.words[0]);
        std::vector<std::string> held;
        if (chord.ctrl) held.emplace_back("ctrl");
        if (chord.shift) held.emplace_back("shift");
        if (chord.alt) held.emplace_back("alt");
        then([this, held] { hold(held, true); });
        for (const bool down : {true, false}) {
            then([this, chord, down] {
                Event e;
                e.kind = Event::Kind::key;
                e.key = chord.key;
                e.down = down;
                stage_.feed(e);
            });
            settle();
        }
        then([this, held] { hold(held, false); });
        settle();
    } else if (step.verb == "type") {
        then([this, step] {
            for (const std::uint32_t letter : letters_of(step.rest)) {
                Event e;
                e.kind = Event::Kind::text;
                e.letter = letter;
                stage_.feed(e);
            }
        });
        settle();
    } else if (step.verb == "action") {
        then([this, step] {
            const std::string words = step.words.size() > 1 ? step.rest.substr(step.rest.find(' ') + 1) : "";
            if (const auto done = stage_.act(step.words[0], words); !done) fault(step, done.error().what);
        });
        settle();
    } else if (step.verb == "size") {
        then([this, step] {
            const Size size = *size_of(step.words[0]);
            stage_.resize(size.width, size.height);
        });
        settle();
    } else if (step.verb == "scale") {
        then([this, step] { stage_.rescale(std::clamp(*base::parse_number(step.words[0]), 0.5, 4.0)); });
        settle();
    } else if (step.verb == "screenshot") {
        wait_idle();
        then([this, step] {
            if (const auto done = stage_.screenshot(step.rest); !done) fault(step, done.error().what);
        });
    } else if (step.verb == "print") {
        wait_idle();
        then([this, step] {
            const auto said = stage_.describe(step.rest);
            if (said) stage_.print(step.rest + " = " + said.value());
            else fault(step, said.error().what);
        });
    } else if (step.verb == "expect") {
        wait_idle();
        then([this, step] {
            const auto equals = step.rest.find(" = ");
            const std::string wanted = step.rest.substr(equals + 3);
            const auto said = stage_.describe(step.rest.substr(0, equals));
            if (!said) fault(step, said.error().what);
            else if (said.value() != wanted) fault(step, "it is " + said.value());
        });
    } else if (step.verb == "expect-widget") {
        then([this, step] {
            double x = 0;
            double y = 0;
            const bool there = stage_.widget(step.words[0], x, y);
            const std::string wanted = step.words.size() > 1 ? step.rest.substr(step.rest.find(' ') + 1) : "";
            if (!there) fault(step, "there is no such widget to be used");
            else if (!wanted.empty() && stage_.widget_value(step.words[0]) != wanted)
                fault(step, "it shows " + stage_.widget_value(step.words[0]));
        });
    }
}

bool ScriptRunner::advance() {
    for (;;) {
        if (!todo_.empty()) {
            const auto work = todo_.front();
            const std::size_t before = todo_.size();
            if (!work()) return true;
            if (todo_.size() == before) todo_.pop_front();  // a fault empties the list
            return true;
        }
        if (next_ >= steps_.size()) return false;
        begin(steps_[next_++]);
    }
}

}  // namespace merestone::ui
