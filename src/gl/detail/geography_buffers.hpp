// The zones on the device: triangles of each level when it is first drawn, and the tables of colours and flags. Part of map_renderer.
#pragma once

#include <memory>
#include <vector>

#include "gl/device.hpp"
#include "gl/geography_mesh.hpp"
#include "scene/map_content.hpp"

namespace merestone::gl::detail {

class GeographyBuffers {
public:
    void set(std::shared_ptr<const GeographyMesh> mesh, Device& device);
    [[nodiscard]] const GeographyMesh* mesh() const noexcept { return mesh_.get(); }

    struct OnDevice {
        Handle vertices = 0;
        Handle indices = 0;
    };
    // Uploads the level's triangles the first time. \pre mesh() has the level. \param bytes counts what was uploaded
    [[nodiscard]] const OnDevice& level(std::size_t number, Device& device, std::size_t& bytes);
    // Uploads what differs from last time. \returns false where the tables do not fit the mesh: a content of another geography.
    [[nodiscard]] bool set_tables(const scene::MapContent& content, Device& device, std::size_t& bytes);
    [[nodiscard]] Handle colours() const noexcept { return colour_texture_; }
    [[nodiscard]] Handle flags() const noexcept { return flag_texture_; }

    void forget();  // handles are gone with their context; the plain data stays
    void drop(Device& device);

private:
    void drop_levels(Device& device);

    std::shared_ptr<const GeographyMesh> mesh_;
    std::vector<OnDevice> levels_;
    std::vector<style::Rgba> colour_;
    std::vector<std::uint8_t> flag_;
    Handle colour_buffer_ = 0;
    Handle flag_buffer_ = 0;
    Handle colour_texture_ = 0;
    Handle flag_texture_ = 0;
};

}  // namespace merestone::gl::detail
