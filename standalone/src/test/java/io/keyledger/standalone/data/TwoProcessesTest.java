package io.keyledger.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyledger.standalone.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoProcessesTest {

    private static final KeyringMaker KEYRING = file -> Files.writeString(file, "a keyring");

    @TempDir
    private Path place;

    @Test
    void oneDirectoryServesOneProcessUntilThatDies() throws Exception {
        Path data = place.resolve("data");
        try (ChildJvm other = ChildJvm.start(place.resolve("output"), Holder.class, data.toString())) {
            other.awaitReady();
            assertThatExceptionOfType(DataDirectoryRefused.class)
                    .isThrownBy(() -> DataDirectory.open(data, null, KEYRING))
                    .withMessage(
                            "The data directory %s is in use by another running Keyledger (process %d): stop that one first, or name another directory with keyledger.data.",
                            data, other.pid());
            other.kill();
            try (DataDirectory ours = DataDirectory.open(data, null, KEYRING)) {
                assertThat(ours.path()).isEqualTo(data);
            }
        }
    }

    static final class Holder {

        public static void main(String[] arguments) throws InterruptedException {
            try (DataDirectory held = DataDirectory.open(Path.of(arguments[0]), null, KEYRING)) {
                System.out.println(ChildJvm.READY + " " + held.path());
                Thread.currentThread().join();
            }
        }
    }
}
