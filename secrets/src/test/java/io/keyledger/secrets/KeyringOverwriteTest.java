package io.keyledger.secrets;

import static io.keyledger.secrets.Samples.aSecret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringOverwriteTest {

    private static final int AT_ONCE = 8;

    @TempDir
    Path directory;

    @Test
    void anExistingFileIsNeverOverwritten() throws IOException {
        Path file = Files.writeString(directory.resolve("keyring"), "precious");

        assertThatExceptionOfType(KeyringUnreadable.class)
                .isThrownBy(() -> Keyring.create(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("exists already");
        assertThat(file).hasContent("precious");
        assertThat(filesInDirectory()).containsExactly(file);
    }

    @Test
    void ofManyThatMakeTheSameKeyringOneWins() throws Exception {
        Path file = directory.resolve("keyring");
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        Callable<Optional<Keyring>> task = () -> {
            together.await();
            try {
                return Optional.of(Keyring.create(file));
            } catch (KeyringUnreadable lost) {
                return Optional.empty();
            }
        };
        List<Keyring> made;
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            made = threads
                    .invokeAll(IntStream.range(0, AT_ONCE).mapToObj(i -> task).toList())
                    .stream()
                    .map(Future::resultNow)
                    .flatMap(Optional::stream)
                    .toList();
        }

        assertThat(made).hasSize(1);
        assertThat(made.getFirst().digester().digest(aSecret()))
                .isEqualTo(Keyring.load(file).digester().digest(aSecret()));
    }

    private List<Path> filesInDirectory() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
