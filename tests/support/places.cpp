#include "support/places.hpp"

#include <atomic>
#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>

namespace merestone::test {

TempFolder::TempFolder() {
    static std::atomic<unsigned> counter{0};
    std::random_device chance;
    path_ = std::filesystem::temp_directory_path() / ("merestone-test-" + std::to_string(chance()) + "-" + std::to_string(counter++));
    std::filesystem::create_directories(path_);
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path source_folder() { return MERESTONE_SOURCE_DIR; }

std::optional<std::filesystem::path> real_data() {
    const auto folder = source_folder() / ".." / "shared" / "data";
    if (std::filesystem::exists(folder / "README.md")) return folder.lexically_normal();
    return {};
}

void write_file(const std::filesystem::path& file, std::string_view bytes) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out) throw std::runtime_error("a test could not write its file");
}

std::string read_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

}  // namespace merestone::test
