// model.json: written, read and written again it is the same file; damaged it is refused with a sentence.
#include <gmock/gmock.h>

#include "link/model.hpp"
#include "unit/link/generated.hpp"

namespace nostoi::link {
namespace {

std::string written() {
  static const std::string json = [] {
    List with_note = invented::jumble("b", 150, 2);
    with_note.columns.push_back(invented::column("note", std::vector<std::string>(150, "Коваленко телефонував")));
    const Result<Linking> linking = link({invented::jumble("a", 200, 1), with_note}, {});
    return linking ? to_json(linking->model) : std::string();
  }();
  return json;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

TEST(ModelFile, WrittenReadAndWrittenAgainIsTheSameBytes) {
  const Result<Model> model = model_from_json(written());
  ASSERT_TRUE(model);
  EXPECT_EQ(to_json(*model), written());
  EXPECT_EQ(model->format, 1);
  EXPECT_FALSE(model->keys.empty());
  EXPECT_EQ(model->data_hash, shipped_hash());
}

TEST(ModelFile, HoldsNoValueOfAnyCell) {
  for (const char* cell : {"Коваленко", "kovalenko", "коваленко", "Суми", "sumy", "1987", "123456", "777111"})
    EXPECT_EQ(written().find(cell), std::string::npos) << cell;
}

TEST(ModelFile, AnythingMissingOrOfTheWrongKindIsASentence) {
  for (const char* key : {"origin", "data", "prior", "prior_within", "prior_between", "company", "keys", "comparisons", "skipped", "levels",
                          "weight", "rarity", "copies", "of"}) {
    const Result<Model> model = model_from_json(replaced(written(), "\"" + std::string(key) + "\":", "\"xxx\":"));
    ASSERT_FALSE(model) << key;
    EXPECT_EQ(model.error().code, Code::invalid);
    EXPECT_FALSE(model.error().sentence.empty());
  }
  for (const char* text : {"", "[]", "7", "null", "{}", "\xFF\xFE", "{\"format\":1}", "{\"format\":1,\"origin\":7}"}) {
    const Result<Model> model = model_from_json(text);
    ASSERT_FALSE(model) << text;
    EXPECT_FALSE(model.error().sentence.empty());
  }
}

TEST(ModelFile, AnotherFormatIsUnsupported) {
  const Result<Model> model = model_from_json(replaced(written(), "\"format\": 1", "\"format\": 2"));
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().code, Code::unsupported);
  EXPECT_THAT(model.error().sentence, testing::HasSubstr("2"));
}

TEST(ModelFile, NumbersThatAreNoProbabilitiesAreRefused) {
  const std::string prior =
      written().substr(written().find("\"prior\": "), written().find(",", written().find("\"prior\": ")) - written().find("\"prior\": "));
  for (const char* number : {"0", "1", "-0.5", "2", "1e300"}) {
    const Result<Model> model = model_from_json(replaced(written(), prior, "\"prior\": " + std::string(number)));
    ASSERT_FALSE(model) << number;
    EXPECT_EQ(model.error().sentence, say("model-numbers"));
  }
}

/// Cut off anywhere or with any byte turned, a model is refused or still a model; nothing crashes, and what is a model can be applied.
TEST(ModelFile, NumbersThatNoListCanTeachAreRefused) {
  const auto with = [](const std::string& key, const std::string& value) {
    const std::size_t at = written().find("\"" + key + "\": "), end = written().find_first_of(",\n]", at);
    return model_from_json(replaced(written(), written().substr(at, end - at), "\"" + key + "\": " + value));
  };
  for (const auto& [key, value] : std::vector<std::pair<std::string, std::string>>{{"m", "1e-300"},
                                                                                   {"u", "1e-300"},
                                                                                   {"rarity", "2000000000"},
                                                                                   {"rarity", "-2000000000"},
                                                                                   {"copies", "1e9"},
                                                                                   {"copies", "-1"},
                                                                                   {"namesakes", "-1"},
                                                                                   {"prior_within", "1e-30"},
                                                                                   {"prior_between", "1"},
                                                                                   {"prior", "1e-30"}}) {
    const Result<Model> model = with(key, value);
    ASSERT_FALSE(model) << key << " " << value;
    EXPECT_EQ(model.error().sentence, say("model-bounds")) << key << " " << value;
  }
  EXPECT_TRUE(with("m", "1e-9")) << "rare, but not absurd";
}

TEST(ModelFile, DamageAtAnyPlaceNeverCrashes) {
  invented::Dice dice(3);
  const std::vector<List> lists = {invented::jumble("a", 30, 1)};
  std::size_t refused = 0, applied = 0;
  for (int trial = 0; trial < 400; ++trial) {
    std::string text = written();
    if (trial % 2 == 0)
      text.resize(dice.below(text.size() - 3));
    else
      text[dice.below(text.size())] = static_cast<char>(32 + dice.below(95));
    const Result<Model> model = model_from_json(text);
    if (!model) {
      ++refused;
      EXPECT_FALSE(model.error().sentence.empty());
    } else if (++applied <= 5) {
      Options options;
      options.model = text;
      EXPECT_TRUE(link(lists, options));
    }
  }
  EXPECT_GE(refused, 200u) << "a file that is cut off is never a model";
}

}  // namespace
}  // namespace nostoi::link
