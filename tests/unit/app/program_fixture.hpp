// The program run from outside in a folder of its own: what it wrote, what it said, how it ended.
#pragma once

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

namespace nostoi::app {

namespace fs = std::filesystem;

inline std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Program : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "nostoi-program-XXXXXX").string();
    folder = ::mkdtemp(pattern.data());
  }
  void TearDown() override {
    fs::permissions(folder, fs::perms::owner_all);
    fs::remove_all(folder);
  }

  pid_t start(std::vector<std::string> arguments, const std::string& locale = "C") {
    arguments.insert(arguments.begin(), NOSTOI_PROGRAM);
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    const pid_t child = ::fork();
    if (child != 0) return child;
    ::setenv("LC_ALL", locale.c_str(), 1);
    for (const auto& [name, stream] : {std::pair{"stdout", STDOUT_FILENO}, {"stderr", STDERR_FILENO}})
      ::dup2(::open((folder / name).c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600), stream);
    ::execv(argv[0], argv.data());
    ::_exit(127);
  }

  int run(const std::vector<std::string>& arguments, const std::string& locale = "C") {
    int status = 0;
    ::waitpid(start(arguments, locale), &status, 0);
    said = text_of(folder / "stdout");
    complained = text_of(folder / "stderr");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

  std::string out(const std::string& name = "out") const { return (folder / name).string(); }
  std::string output(const std::string& file, const std::string& name = "out") const { return text_of(folder / name / file); }

  std::set<std::string> files(const std::string& name = "out") const {
    std::set<std::string> all;
    if (fs::exists(folder / name))
      for (const auto& entry : fs::directory_iterator(folder / name)) all.insert(entry.path().filename());
    return all;
  }

  fs::path folder;
  std::string said, complained;
};

}  // namespace nostoi::app
