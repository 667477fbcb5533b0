package io.keyledger.standalone.model;

import io.keyledger.standalone.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.util.FileSystemUtils;

/**
 * Random lives of keys and organizations, lived by the program and by the model at once. A failure names its seed, to be put
 * into {@code @Property(seed = "…")}, and the shortest life that fails; {@code -Djqwik.tries.default=1000} lives more lives.
 */
class LifeModelTest {

    private static final TestClock CLOCK = new TestClock(Instant.parse("2030-01-01T12:00:00Z"));

    @SuppressWarnings("NullAway.Init")
    private static Path home;

    @SuppressWarnings("NullAway.Init")
    private static Program program;

    @BeforeContainer
    static void start() throws IOException {
        home = Files.createTempDirectory("keyledger-model");
        program = new Program(home.resolve("data"), CLOCK);
    }

    @AfterContainer
    static void stop() throws IOException {
        program.close();
        FileSystemUtils.deleteRecursively(home);
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        return Lives.all();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whateverPeopleDoTheProgramAnswersAsTheModelDoes(@ForAll("lives") List<Step> life) {
        Life.live(life, program, CLOCK);
    }
}
