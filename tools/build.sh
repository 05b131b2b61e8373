# shellcheck shell=bash
# Sourced, with the project's root as the working folder: build PRESET [ninja arguments...]
# Says nothing while all is well but the build's own progress, and leaves CMake's words in build/PRESET.configure.log.
export CCACHE_BASEDIR=$PWD    # presets share compiled objects where their flags agree,
export CCACHE_NOHASHDIR=true  # whatever folder they are built in

build() {
    local preset=$1
    shift
    mkdir -p build
    # Given every time, so that a folder configured once with the other value does not keep it.
    if ! cmake --preset "$preset" -DMERESTONE_WERROR="${MERESTONE_WERROR:-OFF}" >"build/$preset.configure.log" 2>&1; then
        cat "build/$preset.configure.log" >&2
        echo "configuring $preset failed" >&2
        return 1
    fi
    cmake --build "build/$preset" -j "$(nproc)" "$@"
}
