#include "io/sha256.hpp"

#include <fmt/format.h>
#include <nettle/sha2.h>

#include <array>
#include <fstream>
#include <vector>

namespace merestone::io {

base::Result<std::string> sha256_of_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return base::Error{base::ErrorKind::bad_input, fmt::format("{} cannot be read", file.filename().string()),
                           "Check that you may read it."};
    sha256_ctx context;
    sha256_init(&context);
    std::vector<char> block(1U << 20U);
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0)
        sha256_update(&context, static_cast<std::size_t>(in.gcount()), reinterpret_cast<const std::uint8_t*>(block.data()));
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&context, digest.size(), digest.data());
    std::string out;
    for (const std::uint8_t byte : digest) out += fmt::format("{:02x}", byte);
    return out;
}

}  // namespace merestone::io
