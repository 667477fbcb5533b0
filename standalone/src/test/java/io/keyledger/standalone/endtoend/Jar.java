package io.keyledger.standalone.endtoend;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program as it was packaged, and the same unpacked as in its image: it starts in half the time, and tests start it often. */
final class Jar {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final Path UNPACKED = unpack();

    private Jar() {}

    /** The one file that people are given. */
    static Path packaged() {
        Path jar = Path.of(System.getProperty("keyledger.jar", "target/keyledger.jar"))
                .toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IllegalStateException("Package the module first: there is no " + jar);
        }
        return jar;
    }

    /** To be started like the packaged one, once for all tests of this process. */
    static Path unpacked() {
        return UNPACKED;
    }

    private static Path unpack() {
        Path packaged = packaged();
        try {
            Path place = Files.createTempDirectory(packaged.getParent(), "unpacked");
            Process tool = new ProcessBuilder(
                            JAVA,
                            "-Djarmode=tools",
                            "-jar",
                            packaged.toString(),
                            "extract",
                            "--force",
                            "--destination",
                            place.toString())
                    .inheritIO()
                    .start();
            assertThat(tool.waitFor(2, MINUTES)).isTrue();
            assertThat(tool.exitValue()).isZero();
            return place.resolve(packaged.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
