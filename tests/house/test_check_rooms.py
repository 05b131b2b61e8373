"""tools/check_rooms on made trees: it has to be silent on a good one and to name each kind of fault."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[2] / "tools/check_rooms"

GOOD = {
    "CMakeLists.txt": """
        merestone_room(base LINKS fmt::fmt)  # merestone_room(ghost) in a comment is none
        merestone_room(geo USES base PRIVATE_LINKS GEOS::geos_c)
        merestone_room(io
          USES base geo
          PRIVATE_LINKS GDAL::GDAL)
        merestone_room(cli USES base io)
        add_executable(merestone main.cpp)
        target_link_libraries(merestone PRIVATE merestone_cli)
        """,
    "README.md": "| room | for | may use |\n|---|---|---|\n| `base` | a | |\n| `geo` | b | base |\n| `io` | c | base, geo |\n| `cli` | d | io, base |\n",
    "main.cpp": '#include "cli/verbs.hpp"\n',
    "base/text.hpp": "#include <string>\n",
    "geo/shapes.hpp": '#include "base/text.hpp"\n#include <fmt/format.h>\n',
    "geo/crs.cpp": "#include <proj.h>\n",
    "io/read.cpp": '#include "geo/shapes.hpp"\n#include "io/read.hpp"\n#include "embedded/merestone_io.hpp"\n#include "version.hpp"\n#include <gdal.h>\n',
    "io/read.hpp": "#include <vector>\n",
    "cli/verbs.hpp": '#include "io/read.hpp"\n',
}


def run_on(tree):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in tree.items():
            file = Path(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, PROGRAM, folder], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout


class CheckRooms(unittest.TestCase):
    def assert_fault(self, changes, words):
        code, out = run_on(GOOD | changes)
        self.assertEqual(code, 1, out)
        self.assertIn(words, out)
        self.assertEqual(out.count("not allowed:"), 1, out)

    def test_good_tree_passes_and_prints_the_graph(self):
        code, out = run_on(GOOD)
        self.assertEqual(code, 0, out)
        self.assertIn("io       -> base (0), geo (1)", out)
        self.assertIn("4 rooms, 4 includes", out)

    def test_arrow_up_the_wrong_way(self):
        self.assert_fault({"base/text.hpp": '#include "geo/shapes.hpp"\n'}, 'base/text.hpp:1: base may not include "geo/shapes.hpp"')

    def test_arrow_through_another_room_is_not_an_arrow(self):
        self.assert_fault({"cli/verbs.hpp": '#include "geo/shapes.hpp"\n'}, "geo is not among the rooms it uses")

    def test_main_is_held_to_its_link_list(self):
        self.assert_fault({"main.cpp": '\n#include "io/read.hpp"\n'}, 'main.cpp:2: main may not include "io/read.hpp"')

    def test_angle_brackets_hide_nothing(self):
        self.assert_fault({"base/text.hpp": "#  include <geo/shapes.hpp>\n"}, "base may not include")

    def test_use_of_a_room_declared_below(self):
        self.assert_fault({"CMakeLists.txt": GOOD["CMakeLists.txt"].replace("base LINKS", "base USES cli LINKS"),
                           "README.md": GOOD["README.md"].replace("| a | |", "| a | cli |")},
                          "base uses cli, which is not declared above it")

    def test_folder_that_no_room_names(self):
        self.assert_fault({"extra/thing.hpp": "\n"}, "extra/: a folder with sources that no merestone_room names")

    def test_missing_header(self):
        self.assert_fault({"io/read.hpp": '#include "read.inc"\n'}, '"read.inc" is no header of the project')

    def test_library_outside_its_room(self):
        for room, header in [("geo", "gdal_priv.h"), ("cli", "ogr_api.h"), ("geo", "sqlite3.h"), ("io", "cairo.h"), ("io", "cairo/cairo.h"),
                             ("io", "geos_c.h"), ("io", "proj.h"), ("geo", "unistd.h"), ("base", "windows.h"), ("cli", "sys/stat.h"),
                             ("io", "GLFW/glfw3.h"), ("io", "imgui.h"), ("io", "CLI/CLI.hpp"), ("geo", "toml++/toml.h")]:
            with self.subTest(room=room, header=header):
                self.assert_fault({f"{room}/new.hpp": f"#include <{header}>\n"}, f"{room}/new.hpp:1: <{header}> belongs in")

    def test_readme_table_names_every_room_and_no_other(self):
        self.assert_fault({"README.md": GOOD["README.md"].replace("| `geo` | b | base |\n", "")}, "no row for geo")
        self.assert_fault({"README.md": GOOD["README.md"] + "| `ui` | later | base |\n"}, "a row for ui, which is no room")
        self.assert_fault({"README.md": GOOD["README.md"].replace("base, geo", "base")},
                          "its row for io says it may use base, CMakeLists.txt says base, geo")


if __name__ == "__main__":
    unittest.main()
