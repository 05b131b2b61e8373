// A script that works the window as a person would: clicks widgets by id, the map by grid coordinates, presses keys, types, waits,
// looks. For screenshots, for flows that tests run, and for trying a thing again.
//
// One step a line; `#` begins a remark:
//   wait                          until nothing is going on         frames N
//   click ID | double-click ID    a widget                          expect-widget ID [VALUE]
//   click-map X Y [shift|ctrl]    grid metres                       double-click-map X Y      right-click-map X Y
//   drag ID ID                    from the middle of one widget to that of another
//   hover ID | hover-map X Y      drag-map X Y X Y ...  a press, moves, a release; `[shift|ctrl]` may end the line
//   key Ctrl+Z                    type WORDS                        wheel-map X Y NOTCHES
//   action ID [WORDS]             by the action table, as the palette does
//   focus                         the window is looked at again, after another program was
//   drop FILE | FILE ...          files dropped on the window
//   await FILE                    until that file is there: another program takes part
//   size WxH                      scale 1.5                         screenshot FILE.png
//   print WHAT                    a line of the desk's state to standard output: see Desk::described
//   expect WHAT = VALUE           as printed; a miss ends the script with exit code 1
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "platform/events.hpp"

namespace merestone::ui {

struct ScriptStep {
    int line = 0;
    std::string verb;
    std::vector<std::string> words;
    std::string rest;  // everything after the verb
};

// \returns bad_input naming every line that is no step.
[[nodiscard]] base::Result<std::vector<ScriptStep>> parse_script(std::string_view text, const std::string& file_name);

// What a script works on: the running desk.
struct ScriptStage {
    std::function<void(platform::Event)> feed;
    std::function<bool()> fed;                                                // every event was taken
    std::function<bool()> idle;                                               // map, labels and jobs are done
    std::function<bool(const std::string& id, double& x, double& y)> widget;  // its middle; false: not there, or cannot be used
    std::function<std::string(const std::string& id)> widget_value;
    std::function<bool(double easting, double northing, double& x, double& y)> map;  // false: not in the pane
    std::function<base::Result<base::Done>(const std::string& action, const std::string& words)> act;
    std::function<base::Result<std::string>(const std::string& what)> describe;
    std::function<base::Result<base::Done>(const std::string& file)> screenshot;
    std::function<void(int width, int height)> resize;
    std::function<void(double scale)> rescale;
    std::function<void(const std::string& line)> print;
};

class ScriptRunner {
public:
    ScriptRunner(std::vector<ScriptStep> steps, ScriptStage stage) : steps_(std::move(steps)), stage_(std::move(stage)) {}

    // Once a frame, before it is drawn. \returns false when the script is over.
    bool advance();
    [[nodiscard]] const std::vector<std::string>& faults() const noexcept { return faults_; }

private:
    void begin(const ScriptStep& step);
    void press(platform::MouseButton button, bool down);
    void move_to(double x, double y);
    void hold(const std::vector<std::string>& words, bool down);
    void fault(const ScriptStep& step, const std::string& words);

    std::vector<ScriptStep> steps_;
    ScriptStage stage_;
    std::size_t next_ = 0;
    std::deque<std::function<bool()>> todo_;  // true: done
    std::vector<std::string> faults_;
    int waited_frames_ = 0;
};

}  // namespace merestone::ui
