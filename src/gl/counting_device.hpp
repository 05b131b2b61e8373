// A Device that draws nothing and counts everything: tests of what is uploaded and drawn need no graphics at all.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "gl/device.hpp"

namespace merestone::gl {

class CountingDevice final : public Device {
public:
    explicit CountingDevice(bool software = true);

    struct Tally {
        std::size_t draw_calls = 0;
        std::size_t triangles = 0;
        std::size_t instances = 0;
        std::size_t uploads = 0;
        std::size_t bytes_uploaded = 0;
        std::size_t clears = 0;
        std::size_t copies = 0;
        std::size_t frames = 0;
    };
    [[nodiscard]] const Tally& tally() const noexcept { return tally_; }
    void reset_tally() { tally_ = {}; }
    [[nodiscard]] std::size_t live_objects() const noexcept { return live_.size(); }
    // Faults of use: a handle that is dead, a draw outside a frame, a buffer read past its end. Empty when all is well.
    [[nodiscard]] const std::vector<std::string>& faults() const noexcept { return faults_; }
    // As a driver that resets: all objects are gone, lost() says so once.
    void lose();

    [[nodiscard]] const DeviceInfo& info() const override { return info_; }
    [[nodiscard]] Handle make_buffer(BufferUse use) override;
    void upload(Handle buffer, std::span<const std::byte> bytes) override;
    void destroy_buffer(Handle buffer) override;
    [[nodiscard]] Handle make_texture(int width, int height, TexelFormat format, bool smooth) override;
    void upload_texture(Handle texture, int x, int y, int width, int height, std::span<const std::byte> bytes) override;
    [[nodiscard]] Handle make_buffer_texture(Handle buffer, TexelFormat format) override;
    void destroy_texture(Handle texture) override;
    [[nodiscard]] base::Result<Handle> make_program(std::string_view name, std::string_view vertex, std::string_view fragment) override;
    void destroy_program(Handle program) override;
    [[nodiscard]] base::Result<Target> make_target(int width, int height, int samples) override;
    void destroy_target(const Target& target) override;
    void begin_frame() override;
    void end_frame() override;
    void draw_into(const Target& target) override;
    void clip_to(const PxRect& rect) override;
    void clear(std::array<float, 4> premultiplied) override;
    void set_blend(Blend blend) override;
    void draw(const DrawCall& call) override;
    void copy(const Target& from, const PxRect& source, const Target& to, const PxRect& destination) override;
    void clear_window(const PxRect& rect, std::array<float, 4> colour) override;
    void copy_to_window(const Target& from, const PxRect& source, const PxRect& destination) override;
    void copy_from_window(const PxRect& source, const Target& to) override;
    [[nodiscard]] std::vector<std::uint8_t> read(const Target& target, const PxRect& rect) override;
    [[nodiscard]] bool lost() override;

private:
    struct Object {
        char kind = 0;
        std::size_t bytes = 0;
        int width = 0;
        int height = 0;
    };
    Handle made(char kind, int width = 0, int height = 0);
    Object* alive(Handle handle, char kind, const char* what);
    void dropped(Handle handle, char kind, const char* what);

    DeviceInfo info_;
    Tally tally_;
    std::map<Handle, Object> live_;
    std::vector<std::string> faults_;
    Handle next_ = 1;
    bool in_frame_ = false;
    bool lost_ = false;
};

}  // namespace merestone::gl
