package io.keyledger.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTokenTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path directory;

    private MetricsToken stored(String content) throws IOException {
        Path file = directory.resolve("token");
        Files.writeString(file, content);
        return new MetricsToken(file);
    }

    @Test
    void onlyWhatTheFileHoldsIsTheToken() throws IOException {
        MetricsToken token = stored(TOKEN + "\n");
        assertThat(token.is(TOKEN)).isTrue();
        assertThat(token.is(TOKEN + "\n")).isFalse();
        assertThat(token.is(TOKEN.substring(1))).isFalse();
        assertThat(token.is("")).isFalse();
    }

    @Test
    void withoutAFileNothingIsTheToken() {
        assertThat(new MetricsToken(null).is("")).isFalse();
        assertThat(new MetricsToken(null).is(TOKEN)).isFalse();
        assertThat(new MetricsToken(directory.resolve("absent")).is("")).isFalse();
        assertThat(new MetricsToken(directory).is("")).isFalse();
    }

    @Test
    void aShortTokenIsNone() throws IOException {
        assertThat(stored(TOKEN.substring(1)).is(TOKEN.substring(1))).isFalse();
        assertThat(stored("").is("")).isFalse();
    }

    @Test
    void anotherFileIsAnotherToken() throws IOException {
        MetricsToken token = stored(TOKEN);
        stored(TOKEN.replace('0', 'z'));
        assertThat(token.is(TOKEN)).isFalse();
        assertThat(token.is(TOKEN.replace('0', 'z'))).isTrue();
    }
}
