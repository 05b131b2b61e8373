// Events to ImGui, a frame's worth at a time. ImGui stands here without a back end: its state is looked at, nothing is drawn.
#include <imgui.h>
#include <catch2/catch.hpp>

#include "ui/input_feed.hpp"

using namespace merestone;
using platform::Event;
using platform::Key;
using platform::MouseButton;
using ui::InputFeed;

namespace {

// A context of this test alone.
struct Context {
    Context() {
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        unsigned char* pixels = nullptr;
        int width = 0;
        int height = 0;
        ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
        ImGui::GetIO().DisplaySize = {800, 600};
        InputFeed::set_up_keys();
    }
    ~Context() { ImGui::DestroyContext(); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    [[nodiscard]] static bool down(Key key) { return ImGui::GetIO().KeysDown[static_cast<std::size_t>(key)]; }
    [[nodiscard]] static bool down(MouseButton button) { return ImGui::GetIO().MouseDown[static_cast<std::size_t>(button)]; }
    static std::string typed() {
        std::string out;
        for (const ImWchar letter : ImGui::GetIO().InputQueueCharacters) out += static_cast<char>(letter);
        ImGui::GetIO().InputQueueCharacters.resize(0);
        return out;
    }
};

Event key(Key k, bool is_down) {
    Event e;
    e.kind = Event::Kind::key;
    e.key = k;
    e.down = is_down;
    return e;
}
Event button(MouseButton b, bool is_down) {
    Event e;
    e.kind = Event::Kind::button;
    e.button = b;
    e.down = is_down;
    return e;
}
Event at(Event::Kind kind, double x, double y) {
    Event e;
    e.kind = kind;
    e.x = x;
    e.y = y;
    return e;
}
Event letter(char c) {
    Event e;
    e.kind = Event::Kind::text;
    e.letter = static_cast<std::uint32_t>(c);
    return e;
}
void tap(InputFeed& feed, Key k) {
    feed.add(key(k, true));
    feed.add(key(k, false));
}

}  // namespace

TEST_CASE("a key pressed and released between two frames is seen for one frame", "[fast]") {
    const Context context;
    InputFeed feed;
    tap(feed, Key::enter);
    auto taken = feed.take();
    CHECK(Context::down(Key::enter));
    REQUIRE(taken.pressed.size() == 1);
    CHECK(taken.pressed[0] == ui::Chord{Key::enter});
    CHECK(feed.waiting());
    taken = feed.take();
    CHECK_FALSE(Context::down(Key::enter));
    CHECK(taken.pressed.empty());
    CHECK(taken.anything);
    CHECK_FALSE(feed.waiting());
    CHECK_FALSE(feed.take().anything);
}

TEST_CASE("a double click within one frame is two presses", "[fast]") {
    const Context context;
    InputFeed feed;
    for (const bool down : {true, false, true, false}) feed.add(button(MouseButton::left, down));
    for (const bool down : {true, false, true, false}) {
        (void)feed.take();
        CHECK(Context::down(MouseButton::left) == down);
    }
    CHECK_FALSE(feed.waiting());
}

TEST_CASE("what moved before a press is where it was pressed; what moved after it is the next frame's", "[fast]") {
    const Context context;
    InputFeed feed;
    feed.add(at(Event::Kind::move, 10, 20));
    feed.add(at(Event::Kind::move, 30, 40));
    feed.add(button(MouseButton::left, true));
    feed.add(at(Event::Kind::move, 500, 400));
    (void)feed.take();
    CHECK(ImGui::GetIO().MousePos.x == 30.0F);
    CHECK(Context::down(MouseButton::left));
    (void)feed.take();
    CHECK(ImGui::GetIO().MousePos.x == 500.0F);
}

TEST_CASE("a chord carries the modifiers held when it was pressed", "[fast]") {
    const Context context;
    InputFeed feed;
    feed.add(key(Key::left_ctrl, true));
    feed.add(key(Key::right_shift, true));
    tap(feed, Key::p);
    feed.add(key(Key::right_shift, false));
    feed.add(key(Key::left_ctrl, false));
    std::vector<ui::Chord> pressed;
    while (feed.waiting())
        for (const ui::Chord& c : feed.take().pressed) pressed.push_back(c);
    REQUIRE(pressed.size() == 1);
    CHECK(pressed[0] == ui::Chord{Key::p, true, true, false});
    CHECK_FALSE(ImGui::GetIO().KeyCtrl);
    CHECK_FALSE(ImGui::GetIO().KeyShift);
    // One of the two Ctrl keys let go leaves the other held.
    feed.add(key(Key::left_ctrl, true));
    feed.add(key(Key::right_ctrl, true));
    feed.add(key(Key::left_ctrl, false));
    while (feed.waiting()) (void)feed.take();
    CHECK(ImGui::GetIO().KeyCtrl);
}

TEST_CASE("letters after a key that edits or asks wait for the next frame: ImGui would put them before it", "[fast]") {
    const Context context;
    InputFeed feed;
    feed.add(letter('a'));
    feed.add(letter('b'));
    tap(feed, Key::backspace);
    feed.add(letter('c'));
    std::vector<std::string> frames;
    while (feed.waiting()) {
        const auto taken = feed.take();
        frames.push_back(Context::typed() + (Context::down(Key::backspace) ? "<" : ""));
    }
    REQUIRE(frames.size() == 2);
    CHECK(frames[0] == "ab<");
    CHECK(frames[1] == "c");

    // Ctrl+F opens a field that has the focus a frame later: what is typed at once belongs into it.
    feed.add(key(Key::left_ctrl, true));
    feed.add(key(Key::f, true));
    feed.add(letter('x'));
    CHECK(feed.take().pressed.size() == 1);
    CHECK(Context::typed().empty());
    (void)feed.take();
    CHECK(Context::typed() == "x");
}

TEST_CASE("a letter comes in the frame of its own key", "[fast]") {
    const Context context;
    InputFeed feed;
    feed.add(key(Key::a, true));
    feed.add(letter('a'));
    (void)feed.take();
    CHECK(Context::typed() == "a");
    CHECK_FALSE(feed.waiting());
}

TEST_CASE("losing the focus lets everything go", "[fast]") {
    const Context context;
    InputFeed feed;
    feed.add(key(Key::left_shift, true));
    feed.add(key(Key::space, true));
    feed.add(button(MouseButton::middle, true));
    (void)feed.take();
    CHECK(feed.held(Key::space));
    Event lost;
    lost.kind = Event::Kind::focus;
    feed.add(lost);
    (void)feed.take();
    CHECK_FALSE(feed.held(Key::space));
    CHECK_FALSE(Context::down(Key::space));
    CHECK_FALSE(Context::down(MouseButton::middle));
    CHECK_FALSE(ImGui::GetIO().KeyShift);
}

TEST_CASE("the wheel adds up within a frame; drops, close and resize come back", "[fast]") {
    const Context context;
    InputFeed feed;
    feed.add(at(Event::Kind::wheel, 0, 1));
    feed.add(at(Event::Kind::wheel, 0, 2));
    Event drop;
    drop.kind = Event::Kind::drop;
    drop.files = {"/a", "/b"};
    feed.add(drop);
    feed.add(at(Event::Kind::resize, 8000, 200));
    Event close;
    close.kind = Event::Kind::close;
    feed.add(close);
    const auto taken = feed.take();
    CHECK(ImGui::GetIO().MouseWheel == 3.0F);
    CHECK(taken.dropped.size() == 2);
    CHECK(taken.resized);
    CHECK(taken.close);
}
