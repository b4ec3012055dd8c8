// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.config.Problem;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Part;
import org.morphogen.config.text.JsonText;

class ExperimentFilesTest {

    private static final String SMALL = """
            {"substrate": {"type": "grid", "width": 72, "height": 64}, "rule": {"type": "neural"}}""";

    private final JsonText json = new JsonText();
    private final Experiments experiments = new ExperimentFiles(json, Shelf.standard());

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("small.json"), text);
    }

    private Experiment read(String text, String... settings) throws IOException {
        return experiments.read(file(text), List.of(settings));
    }

    private List<String> mistakes(String text, String... settings) {
        ExperimentException e = assertThrows(ExperimentException.class, () -> read(text, settings));
        return e.problems().stream().map(Problem::toString).toList();
    }

    private String only(String text, String... settings) {
        List<String> mistakes = mistakes(text, settings);
        assertEquals(1, mistakes.size(), mistakes::toString);
        return mistakes.get(0);
    }

    @Test
    void whatAFileLeavesOutGetsItsDefault() throws IOException {
        Experiment experiment = read(SMALL);
        assertEquals("small", experiment.name());
        assertEquals(0, experiment.seed());
        assertEquals(200, experiment.steps());
        assertEquals(1, experiment.samples());
        assertTrue(experiment.fusion());
        assertTrue(experiment.training().isEmpty());
        assertEquals(List.of(), experiment.losses());
        assertEquals(folder.toAbsolutePath(), experiment.folder());
        assertEquals(
                new Shelf.Grid(72, 64, 16, Shelf.Boundary.ZERO),
                experiment.substrate().configuration());
        assertEquals(
                new Shelf.Neural(128, List.of("identity"), 0.5f),
                experiment.rule().configuration());
        assertEquals("seed-cell", experiment.initial().type());
        assertEquals(
                List.of("metrics", "picture"),
                experiment.observers().stream().map(Part::type).toList());
    }

    @Test
    void nestedRecordsGetTheirOwnDefaults() throws IOException {
        Experiment experiment = read(SMALL, "training.pool.size=16", "training.batch=4");
        assertEquals(
                new Shelf.Gradient(
                        8000, 4, List.of(64, 96), new Shelf.Pool(16, 3), List.of(new Shelf.Rate(0, 0.002)), false),
                experiment.training().orElseThrow().configuration());
    }

    @Test
    void aResolvedExperimentReadsBackEqual() throws IOException {
        Experiment experiment = read(
                SMALL,
                "seed=-9223372036854775808",
                "training.iterations=5",
                "losses.0={\"type\": \"target-image\", \"image\": \"a/b.png\", \"weight\": 0.25, \"channels\": {\"red\": 2}}",
                "substrate.boundary=half-open",
                "rule.fireRate=0.1",
                "initial.x=3");
        Map<String, Object> resolved = experiments.resolved(experiment);
        assertEquals(experiment, experiments.resolve(resolved, Path.of("/elsewhere")));
        Path again = Files.writeString(folder.resolve("again.json"), json.pretty(resolved));
        assertEquals(experiment, experiments.read(again, List.of()));
    }

    @Test
    void aResolvedExperimentNamesEveryKeyAndVersion() throws IOException {
        Map<String, Object> resolved =
                experiments.resolved(read(SMALL, "losses.0.type=target-image", "losses.0.image=x"));
        assertEquals(
                Map.of(
                        "type",
                        "grid",
                        "version",
                        "0.1.0",
                        "width",
                        72L,
                        "height",
                        64L,
                        "channels",
                        16L,
                        "boundary",
                        "zero"),
                resolved.get("substrate"));
        assertEquals(
                List.of(Map.of(
                        "type",
                        "target-image",
                        "version",
                        "0.1.0",
                        "weight",
                        1.0,
                        "image",
                        "x",
                        "padding",
                        0L,
                        "channels",
                        Map.of())),
                resolved.get("losses"));
        assertEquals(
                List.of(
                        "name",
                        "description",
                        "folder",
                        "seed",
                        "steps",
                        "samples",
                        "fusion",
                        "substrate",
                        "rule",
                        "initial",
                        "losses",
                        "observers"),
                List.copyOf(resolved.keySet()));
    }

    @Test
    void whatARunRecordedIsIgnored() throws IOException {
        Map<String, Object> resolved = new LinkedHashMap<>(experiments.resolved(read(SMALL)));
        resolved.put("environment", Map.of("device", Map.of("name", "a"), "bundles", List.of(1L)));
        assertEquals(read(SMALL), experiments.resolve(resolved, folder));
    }

    @Test
    void sixMistakesAreListedAtOnceInTheOrderOfTheFile() {
        assertEquals(
                List.of(
                        "/seed: \"abc\"; expected a whole number of 64 bits",
                        "/substrate/boundary: \"tours\"; expected one of zero, torus, half-open. Did you mean 'torus'?",
                        "/substrate/height: nothing; expected a whole number from 1 to 4096 (cells)",
                        "/rule/fireRate: 1.5; expected a number above 0 and at most 1",
                        "/rule/hiden: an unknown key; expected one of hidden, perception, fireRate. Did you mean 'hidden'?",
                        "/losses/0/type: \"target-imgae\"; expected 'target-image'. Did you mean 'target-image'?"),
                mistakes("""
                        {
                          "seed": "abc",
                          "substrate": {"type": "grid", "width": 8, "boundary": "tours"},
                          "rule": {"type": "neural", "fireRate": 1.5, "hiden": 64},
                          "losses": [{"type": "target-imgae", "image": "x"}]
                        }"""));
    }

    @Test
    void theMessageNamesTheFileAndCountsTheMistakes() {
        ExperimentException e =
                assertThrows(ExperimentException.class, () -> read(SMALL, "rule.fireRate=2", "rule.hidden=0"));
        assertEquals(
                String.join(
                        System.lineSeparator(),
                        folder.resolve("small.json") + ": 2 mistakes",
                        "/rule/hidden: 0; expected a whole number above 0",
                        "/rule/fireRate: 2; expected a number above 0 and at most 1"),
                e.getMessage());
    }

    @Test
    void anUnknownTypeNamesTheTypesThereAre() {
        assertEquals(
                "/rule/type: \"lenia\"; expected one of life-like, neural", only(SMALL, "rule={\"type\": \"lenia\"}"));
        assertEquals(
                "/rule/type: \"neurla\"; expected one of life-like, neural. Did you mean 'neural'?",
                only(SMALL, "rule.type=neurla"));
    }

    @Test
    void aKindWithoutPluginsIsSaid() throws IOException {
        Experiments bare =
                new ExperimentFiles(json, new Shelf().with(Kind.SUBSTRATE, "grid", "0.1.0", Shelf.Grid.class));
        Path file = file(SMALL);
        ExperimentException e = assertThrows(ExperimentException.class, () -> bare.read(file, List.of()));
        assertTrue(
                e.getMessage()
                        .contains("/rule/type: \"neural\"; expected a rule plugin, of which there is none. Install one,"
                                + " or see with 'doctor' why its bundle did not start."),
                e::getMessage);
    }

    @Test
    void anUnknownKeyOfTheFileNamesTheNearest() {
        assertEquals(
                "/observer: an unknown key; expected one of $schema, name, description, folder, seed, steps, samples,"
                        + " fusion, environment, substrate, rule, initial, losses, training, observers. Did you mean 'observers'?",
                only(SMALL, "observer=[]"));
    }

    @Test
    void eachKindOfValueIsCheckedForItsType() {
        assertEquals("/steps: 1.5; expected a whole number of at least 1 (steps)", only(SMALL, "steps=1.5"));
        assertEquals("/steps: 0; expected a whole number of at least 1 (steps)", only(SMALL, "steps=0"));
        assertEquals("/fusion: \"yes\"; expected true or false", only(SMALL, "fusion=yes"));
        assertEquals("/losses: \"none\"; expected a list, each an object with a type", only(SMALL, "losses=none"));
        assertEquals("/rule: 7; expected an object with a type", only(SMALL, "rule=7"));
        assertEquals(
                "/rule/perception: an empty list; expected a list of 1 to 4 entries, each a string",
                only(SMALL, "rule.perception=[]"));
        assertEquals("/rule/perception/1: 3; expected a string", only(SMALL, "rule.perception=[\"a\", 3]"));
        assertEquals(
                "/training/steps: a list of 1 entry; expected a list of 2 entries, each a whole number of at least 1",
                only(SMALL, "training.steps=[1]"));
        assertEquals(
                "/training/pool: a list of 1 entry; expected an object with the keys size, damage",
                only(SMALL, "training.pool=[1]"));
        assertEquals(
                "/training/rates/0/rate: nothing; expected a number", only(SMALL, "training.rates=[{\"from\": 1}]"));
        assertEquals(
                "/rule/rule: \"\"; expected a string of at least 1 character, such as B3/S23, B36/S23",
                only(SMALL, "rule={\"type\": \"life-like\", \"rule\": \"\"}"));
        assertEquals(
                "/losses/0/channels/red: -1; expected a number of at least 0",
                only(SMALL, "losses.0={\"type\":\"target-image\",\"image\":\"x\",\"channels\":{\"red\":-1}}"));
    }

    @Test
    void aSeedHas64Bits() throws IOException {
        assertEquals(Long.MAX_VALUE, read(SMALL, "seed=9223372036854775807").seed());
        assertEquals("/seed: 1.0E19; expected a whole number of 64 bits", only(SMALL, "seed=1e19"));
        assertEquals(7, read(SMALL, "seed=7.0").seed());
    }

    @Test
    void conditionsAcrossKeysAreCheckedLast() {
        assertEquals(
                List.of(
                        "/training/steps: [96, 64]; expected the smaller number first",
                        "/training/pool/size: 2; expected at least the batch, 8"),
                mistakes(SMALL, "training.steps=[96, 64]", "training.pool.size=2"));
    }

    @Test
    void aMistakeInOneKeyHidesNoConditionAcrossOthers() {
        assertEquals(
                List.of(
                        "/training/iterations: 0; expected a whole number of at least 1",
                        "/training/steps: [96, 64]; expected the smaller number first",
                        "/training/pool/size: 2; expected at least the batch, 8"),
                mistakes(SMALL, "training.iterations=0", "training.steps=[96, 64]", "training.pool.size=2"));
    }

    @Test
    void theKeysOfAMisspelledTypeAreCheckedAsThoseOfTheNearest() {
        assertEquals(
                List.of(
                        "/rule/type: \"neurla\"; expected one of life-like, neural. Did you mean 'neural'?",
                        "/rule/hidden: 0; expected a whole number above 0"),
                mistakes(SMALL, "rule.type=neurla", "rule.hidden=0"));
    }

    private Optional<Experiment> mended(String... settings) {
        return assertThrows(ExperimentException.class, () -> read(SMALL, settings))
                .mended();
    }

    @Test
    void defaultsTakeThePlaceOfMistakesToLookForMore() {
        Experiment mended = mended(
                        "seed=abc",
                        "rule.type=neurla",
                        "rule.hiden=3",
                        "rule.fireRate=7",
                        "substrate.channels=0",
                        "losses.0={\"type\": \"target-image\", \"image\": \"x\", \"padding\": 0.5}")
                .orElseThrow();
        assertEquals(0, mended.seed());
        assertEquals(
                new Shelf.Grid(72, 64, 16, Shelf.Boundary.ZERO),
                mended.substrate().configuration());
        assertEquals("neural", mended.rule().type());
        assertEquals(
                new Shelf.Neural(128, List.of("identity"), 0.5f), mended.rule().configuration());
        assertEquals(
                new Shelf.TargetImage("x", 0, Map.of()), mended.losses().get(0).configuration());
    }

    @Test
    void whatHasNoDefaultIsNotMended() {
        assertTrue(mended("substrate.width=0").isEmpty());
        assertTrue(mended("rule={\"type\": \"lenia\"}").isEmpty());
    }

    @Test
    void trainingIsLeftOutWhereALossCannotBeMended() {
        Experiment mended = mended("training.batch=8", "losses.0={\"type\": \"target-image\"}")
                .orElseThrow();
        assertEquals(List.of(), mended.losses());
        assertTrue(mended.training().isEmpty());
    }

    @Test
    void aMissingPartIsAMistake() {
        assertEquals(
                List.of(
                        "/substrate: nothing; expected an object with a type",
                        "/rule: nothing; expected an object with a type"),
                mistakes("{}"));
    }

    @Test
    void theNewestVersionInTheRangeIsTaken() throws IOException {
        Shelf shelf = Shelf.standard().with(Kind.RULE, "neural", "0.3.0", Shelf.Neural.class);
        Experiments two = new ExperimentFiles(json, shelf);
        Path file = file(SMALL);
        assertEquals("0.3.0", two.read(file, List.of()).rule().version());
        assertEquals(
                "0.1.0",
                two.read(file, List.of("rule.version=\"[0.1,0.2)\"")).rule().version());
        ExperimentException e =
                assertThrows(ExperimentException.class, () -> two.read(file, List.of("rule.version=\"[1,2)\"")));
        assertEquals(
                "/rule/version: \"[1,2)\"; expected a range that holds a version that is there: 0.3.0, 0.1.0. Change the"
                        + " range, or install such a version of org.morphogen.plugin.neural.",
                e.problems().get(0).toString());
        assertEquals(
                "/rule/version: \"new\"; expected a version such as 0.1 or a range such as [0.1,1)",
                only(SMALL, "rule.version=new"));
    }

    @Test
    void aWeightBelongsToALossAlone() throws IOException {
        assertEquals(
                0.5,
                read(SMALL, "losses.0={\"type\":\"target-image\",\"image\":\"x\",\"weight\":0.5}")
                        .losses()
                        .get(0)
                        .weight());
        assertEquals(
                "/rule/weight: an unknown key; expected one of hidden, perception, fireRate",
                only(SMALL, "rule.weight=2"));
    }

    @Test
    void settingsTakePointersListsAndBareWords() throws IOException {
        Experiment experiment = read(
                SMALL,
                "/substrate/width=9",
                "observers.1.every=3",
                "observers.2={\"type\":\"metrics\"}",
                "name=B3/S23",
                "observers.0=null");
        assertEquals(9, ((Shelf.Grid) experiment.substrate().configuration()).width());
        assertEquals(
                List.of("picture", "metrics"),
                experiment.observers().stream().map(Part::type).toList());
        assertEquals(new Shelf.Every(3), experiment.observers().get(0).configuration());
        assertEquals("B3/S23", experiment.name());
    }

    @Test
    void aSettingThatMakesNoSenseIsAMistakeOfItsOwn() {
        assertEquals(
                "/: the setting 'steps'; expected path=value. Example: --set rule.fireRate=0.5", only(SMALL, "steps"));
        assertEquals(
                "/: the setting 'rule..x=1'; expected path=value. Example: --set rule.fireRate=0.5",
                only(SMALL, "rule..x=1"));
        assertEquals(
                "/rule/type: \"neural\"; expected an object or a list, to set 'x' in it", only(SMALL, "rule.type.x=1"));
        assertEquals(
                "/observers/7: no entry '7' of a list of 2 entries; expected an index from 0 to 2",
                only(SMALL, "observers.7.every=1"));
        assertEquals(
                "/rule/perception: [1,; expected JSON or a bare word. line 1, column 4: Unexpected end-of-input within/between"
                        + " Array entries.",
                only(SMALL, "rule.perception=[1,"));
    }

    @Test
    void syntaxErrorsNameLineAndColumn() {
        ExperimentException e = assertThrows(ExperimentException.class, () -> read("{\n  \"seed\": 1,\n}"));
        assertEquals(
                folder.resolve("small.json")
                        + ", line 3, column 1: Unexpected character ('}'): was expecting double-quote to start property"
                        + " name; expected JSON",
                e.getMessage());
        ExperimentException twice = assertThrows(ExperimentException.class, () -> read("{\"seed\": 1,\n \"seed\": 2}"));
        assertEquals(
                folder.resolve("small.json")
                        + ", line 2, column 2: the key 'seed' appears twice in one object; expected JSON",
                twice.getMessage());
    }

    @Test
    void aFileThatIsNoExperimentIsRefusedInOneSentence() throws IOException {
        assertEquals(
                folder.resolve("small.json")
                        + ": found a list of 1 entry; expected an experiment, which is an object in braces",
                assertThrows(ExperimentException.class, () -> read("[1]")).getMessage());
        assertEquals(
                folder + " is a folder; expected an experiment file",
                assertThrows(ExperimentException.class, () -> experiments.read(folder, List.of()))
                        .getMessage());
        Path absent = folder.resolve("absent.json");
        assertEquals(
                "There is no file " + absent + "; expected an experiment file",
                assertThrows(ExperimentException.class, () -> experiments.read(absent, List.of()))
                        .getMessage());
        Path binary = Files.write(folder.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});
        assertEquals(
                binary + " is no UTF-8 text; expected a JSON file",
                assertThrows(ExperimentException.class, () -> experiments.read(binary, List.of()))
                        .getMessage());
    }

    @Test
    void aFolderInTheFileIsWhereRelativeNamesStart() throws IOException {
        assertEquals(
                folder.toAbsolutePath().resolve("pictures"),
                read(SMALL, "folder=pictures").folder());
    }

    @Test
    @SuppressWarnings("unchecked")
    void thePublishedSchemaHoldsEveryPlugin() {
        Map<String, Object> schema = experiments.schema();
        assertEquals("https://json-schema.org/draft/2020-12/schema", schema.get("$schema"));
        Map<String, Map<String, Object>> properties = (Map<String, Map<String, Object>>) schema.get("properties");
        assertEquals(2, ((List<Object>) properties.get("rule").get("oneOf")).size());
        assertEquals("array", properties.get("losses").get("type"));
    }
}
