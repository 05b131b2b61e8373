#include "platform/window.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <utility>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include "base/paths.hpp"

namespace merestone::platform {
namespace {

Key key_of(int glfw) {
    if (glfw >= GLFW_KEY_A && glfw <= GLFW_KEY_Z) return static_cast<Key>(static_cast<int>(Key::a) + glfw - GLFW_KEY_A);
    if (glfw >= GLFW_KEY_0 && glfw <= GLFW_KEY_9) return static_cast<Key>(static_cast<int>(Key::n0) + glfw - GLFW_KEY_0);
    if (glfw >= GLFW_KEY_KP_0 && glfw <= GLFW_KEY_KP_9) return static_cast<Key>(static_cast<int>(Key::n0) + glfw - GLFW_KEY_KP_0);
    if (glfw >= GLFW_KEY_F1 && glfw <= GLFW_KEY_F12) return static_cast<Key>(static_cast<int>(Key::f1) + glfw - GLFW_KEY_F1);
    switch (glfw) {
        case GLFW_KEY_SPACE: return Key::space;
        case GLFW_KEY_APOSTROPHE: return Key::apostrophe;
        case GLFW_KEY_COMMA: return Key::comma;
        case GLFW_KEY_MINUS:
        case GLFW_KEY_KP_SUBTRACT: return Key::minus;
        case GLFW_KEY_PERIOD:
        case GLFW_KEY_KP_DECIMAL: return Key::period;
        case GLFW_KEY_SLASH:
        case GLFW_KEY_KP_DIVIDE: return Key::slash;
        case GLFW_KEY_SEMICOLON: return Key::semicolon;
        case GLFW_KEY_EQUAL:
        case GLFW_KEY_KP_ADD: return Key::equals;
        case GLFW_KEY_LEFT_BRACKET: return Key::left_bracket;
        case GLFW_KEY_RIGHT_BRACKET: return Key::right_bracket;
        case GLFW_KEY_BACKSLASH: return Key::backslash;
        case GLFW_KEY_ESCAPE: return Key::escape;
        case GLFW_KEY_ENTER: return Key::enter;
        case GLFW_KEY_KP_ENTER: return Key::keypad_enter;
        case GLFW_KEY_TAB: return Key::tab;
        case GLFW_KEY_BACKSPACE: return Key::backspace;
        case GLFW_KEY_INSERT: return Key::insert;
        case GLFW_KEY_DELETE: return Key::del;
        case GLFW_KEY_RIGHT: return Key::right;
        case GLFW_KEY_LEFT: return Key::left;
        case GLFW_KEY_DOWN: return Key::down;
        case GLFW_KEY_UP: return Key::up;
        case GLFW_KEY_PAGE_UP: return Key::page_up;
        case GLFW_KEY_PAGE_DOWN: return Key::page_down;
        case GLFW_KEY_HOME: return Key::home;
        case GLFW_KEY_END: return Key::end;
        case GLFW_KEY_LEFT_SHIFT: return Key::left_shift;
        case GLFW_KEY_LEFT_CONTROL: return Key::left_ctrl;
        case GLFW_KEY_LEFT_ALT: return Key::left_alt;
        case GLFW_KEY_LEFT_SUPER: return Key::left_super;
        case GLFW_KEY_RIGHT_SHIFT: return Key::right_shift;
        case GLFW_KEY_RIGHT_CONTROL: return Key::right_ctrl;
        case GLFW_KEY_RIGHT_ALT: return Key::right_alt;
        case GLFW_KEY_RIGHT_SUPER: return Key::right_super;
        default: return Key::none;
    }
}

// By what is printed on the key, so that Ctrl+Z is where the keyboard says Z.
Key key_of(int glfw, int scancode) {
    if (glfw < GLFW_KEY_APOSTROPHE || glfw > GLFW_KEY_GRAVE_ACCENT) return key_of(glfw);
    const char* name = glfwGetKeyName(glfw, scancode);
    if (name == nullptr || name[0] == '\0' || name[1] != '\0') return key_of(glfw);
    const char c = name[0];
    if (c >= 'a' && c <= 'z') return static_cast<Key>(static_cast<int>(Key::a) + c - 'a');
    if (c >= 'A' && c <= 'Z') return static_cast<Key>(static_cast<int>(Key::a) + c - 'A');
    if (c >= '0' && c <= '9') return static_cast<Key>(static_cast<int>(Key::n0) + c - '0');
    return key_of(glfw);
}

std::string last_fault() {
    const char* words = nullptr;
    glfwGetError(&words);
    return words != nullptr ? words : "no reason given";
}

GLFWwindow* make_window(const WindowOptions& options) {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_SAMPLES, 0);  // the map is antialiased by its own lines
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_MAXIMIZED, options.maximised ? GLFW_TRUE : GLFW_FALSE);
    // A card that resets should say so; a driver that cannot gives a window without the promise.
    for (const int robust : {GLFW_LOSE_CONTEXT_ON_RESET, GLFW_NO_ROBUSTNESS}) {
        glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, robust);
        if (GLFWwindow* window = glfwCreateWindow(options.width_px, options.height_px, options.title.c_str(), nullptr, nullptr))
            return window;
    }
    return nullptr;
}

base::Error no_opengl() {
    return {base::ErrorKind::no_display, "this machine gives no OpenGL 3.3 (" + last_fault() + ")",
            "Install a newer graphics driver or Mesa's software renderer (Debian: libgl1-mesa-dri); over Remote Desktop the latter is what "
            "works. The verbs that need no window, such as merestone run, work without."};
}

}  // namespace

struct Window::Impl {
    GLFWwindow* window = nullptr;
    std::string title;
    std::vector<Event> events;
    std::map<CursorShape, GLFWcursor*> cursors;
    CursorShape cursor = CursorShape::arrow;
    std::array<int, 4> before_full_screen{};  // x, y, width, height

    ~Impl() {
        for (const auto& [shape, cursor_of_shape] : cursors) glfwDestroyCursor(cursor_of_shape);
        if (window != nullptr) glfwDestroyWindow(window);
        glfwTerminate();
    }

    static Impl& of(GLFWwindow* w) { return *static_cast<Impl*>(glfwGetWindowUserPointer(w)); }

    // Cursor positions come in window units, which differ from pixels on some systems.
    [[nodiscard]] double pixels_per_unit() const {
        int w = 0;
        int h = 0;
        int pw = 0;
        int ph = 0;
        glfwGetWindowSize(window, &w, &h);
        glfwGetFramebufferSize(window, &pw, &ph);
        return w > 0 ? static_cast<double>(pw) / w : 1.0;
    }

    void listen() {
        glfwSetWindowUserPointer(window, this);
        glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int scancode, int action, int) {
            if (action == GLFW_REPEAT) return;  // ImGui repeats held keys itself
            Event e;
            e.kind = Event::Kind::key;
            e.key = key_of(key, scancode);
            e.down = action == GLFW_PRESS;
            if (e.key != Key::none) of(w).events.push_back(e);
        });
        glfwSetCharCallback(window, [](GLFWwindow* w, unsigned letter) {
            Event e;
            e.kind = Event::Kind::text;
            e.letter = letter;
            of(w).events.push_back(e);
        });
        glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int) {
            if (button > GLFW_MOUSE_BUTTON_5) return;
            Event e;
            e.kind = Event::Kind::button;
            e.button = static_cast<MouseButton>(button);
            e.down = action == GLFW_PRESS;
            of(w).events.push_back(e);
        });
        glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
            Impl& self = of(w);
            const double px = self.pixels_per_unit();
            // A run of moves is one move to its end.
            if (!self.events.empty() && self.events.back().kind == Event::Kind::move) self.events.pop_back();
            Event e;
            e.kind = Event::Kind::move;
            e.x = x * px;
            e.y = y * px;
            self.events.push_back(e);
        });
        glfwSetScrollCallback(window, [](GLFWwindow* w, double dx, double dy) {
            Event e;
            e.kind = Event::Kind::wheel;
            e.x = dx;
            e.y = dy;
            of(w).events.push_back(e);
        });
        glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int width, int height) {
            Event e;
            e.kind = Event::Kind::resize;
            e.x = width;
            e.y = height;
            of(w).events.push_back(e);
        });
        glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float x, float) {
            Event e;
            e.kind = Event::Kind::scale;
            e.x = static_cast<double>(x);
            of(w).events.push_back(e);
        });
        glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int on) { of(w).say(Event::Kind::focus, on == GLFW_TRUE); });
        glfwSetWindowIconifyCallback(window, [](GLFWwindow* w, int on) { of(w).say(Event::Kind::minimise, on == GLFW_TRUE); });
        glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { of(w).say(Event::Kind::wake, true); });
        glfwSetWindowCloseCallback(window, [](GLFWwindow* w) {
            glfwSetWindowShouldClose(w, GLFW_FALSE);  // whether to close is the program's to say: there may be work to keep
            of(w).say(Event::Kind::close, true);
        });
        glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
            Event e;
            e.kind = Event::Kind::drop;
            for (int i = 0; i < count; ++i) e.files.push_back(base::path_of(paths[i]));
            of(w).events.push_back(std::move(e));
        });
    }

    void say(Event::Kind kind, bool down) {
        Event e;
        e.kind = kind;
        e.down = down;
        events.push_back(std::move(e));
    }
};

Window::Window(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Window::~Window() = default;
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;

base::Result<Window> Window::open(const WindowOptions& options) {
    glfwSetErrorCallback(nullptr);
    if (glfwInit() != GLFW_TRUE)
        return base::Error{base::ErrorKind::no_display, "there is no display to open a window on (" + last_fault() + ")",
                           "Start it from a desktop session; or use the verbs that need no window, such as merestone run."};
    auto impl = std::make_unique<Impl>();
    impl->window = make_window(options);
    if (impl->window == nullptr) return no_opengl();
    glfwMakeContextCurrent(impl->window);
    glfwSwapInterval(1);
    impl->listen();
    return Window(std::move(impl));
}

base::Result<base::Done> Window::renew() {
    WindowOptions options;
    options.title = impl_->title;
    options.maximised = glfwGetWindowAttrib(impl_->window, GLFW_MAXIMIZED) == GLFW_TRUE;
    int x = 0;
    int y = 0;
    glfwGetWindowPos(impl_->window, &x, &y);
    glfwGetWindowSize(impl_->window, &options.width_px, &options.height_px);
    GLFWwindow* fresh = make_window(options);
    if (fresh == nullptr) return no_opengl();
    glfwSetWindowPos(fresh, x, y);
    glfwDestroyWindow(std::exchange(impl_->window, fresh));
    glfwMakeContextCurrent(fresh);
    glfwSwapInterval(1);
    impl_->cursor = CursorShape::arrow;
    impl_->listen();
    impl_->say(Event::Kind::focus, false);  // keys that were held stayed with the old window
    impl_->say(Event::Kind::resize, true);
    return base::Done{};
}

std::vector<Event> Window::wait(std::optional<double> at_most_s) {
    if (!at_most_s) glfwWaitEvents();
    else if (*at_most_s > 0.0) glfwWaitEventsTimeout(*at_most_s);
    else glfwPollEvents();
    return std::exchange(impl_->events, {});
}

void Window::wake() noexcept { glfwPostEmptyEvent(); }

PixelSize Window::size() const {
    PixelSize s;
    glfwGetFramebufferSize(impl_->window, &s.width, &s.height);
    return s;
}

PixelSize Window::screen() const {
    const GLFWvidmode* mode = glfwGetVideoMode(glfwGetPrimaryMonitor());
    return mode != nullptr ? PixelSize{mode->width, mode->height} : PixelSize{};
}

double Window::scale() const {
    float x = 1.0F;
    float y = 1.0F;
    glfwGetWindowContentScale(impl_->window, &x, &y);
    return x > 0.0F ? static_cast<double>(x) : 1.0;
}

bool Window::minimised() const { return glfwGetWindowAttrib(impl_->window, GLFW_ICONIFIED) == GLFW_TRUE; }
bool Window::focused() const { return glfwGetWindowAttrib(impl_->window, GLFW_FOCUSED) == GLFW_TRUE; }
bool Window::full_screen() const { return glfwGetWindowMonitor(impl_->window) != nullptr; }

void Window::set_full_screen(bool on) {
    if (on == full_screen()) return;
    auto& before = impl_->before_full_screen;
    if (on) {
        GLFWmonitor* monitor = glfwGetPrimaryMonitor();
        const GLFWvidmode* mode = glfwGetVideoMode(monitor);
        if (mode == nullptr) return;
        glfwGetWindowPos(impl_->window, &before[0], &before[1]);
        glfwGetWindowSize(impl_->window, &before[2], &before[3]);
        glfwSetWindowMonitor(impl_->window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    } else {
        glfwSetWindowMonitor(impl_->window, nullptr, before[0], before[1], before[2], before[3], 0);
    }
}

void Window::set_title(const std::string& title) {
    impl_->title = title;
    glfwSetWindowTitle(impl_->window, title.c_str());
}

void Window::set_cursor(CursorShape shape) {
    if (shape == impl_->cursor) return;
    impl_->cursor = shape;
    auto [at, fresh] = impl_->cursors.try_emplace(shape, nullptr);
    if (fresh) {
        int standard = GLFW_ARROW_CURSOR;
        switch (shape) {
            case CursorShape::arrow:
            case CursorShape::move: break;
            case CursorShape::text: standard = GLFW_IBEAM_CURSOR; break;
            case CursorShape::hand: standard = GLFW_HAND_CURSOR; break;
            case CursorShape::cross: standard = GLFW_CROSSHAIR_CURSOR; break;
            case CursorShape::resize_across: standard = GLFW_HRESIZE_CURSOR; break;
            case CursorShape::resize_down: standard = GLFW_VRESIZE_CURSOR; break;
        }
        at->second = glfwCreateStandardCursor(standard);
    }
    glfwSetCursor(impl_->window, at->second);
}

void Window::swap() { glfwSwapBuffers(impl_->window); }

std::string Window::clipboard() const {
    const char* text = glfwGetClipboardString(impl_->window);
    return text != nullptr ? text : "";
}

void Window::set_clipboard(const std::string& text) { glfwSetClipboardString(impl_->window, text.c_str()); }

double steady_seconds() noexcept { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

}  // namespace merestone::platform
