package io.keyledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class KeyledgerLauncherTest {

    @Test
    void anOldJavaIsToldInOneSentenceWhatIsMissing() {
        assertThat(KeyledgerLauncher.refusal("17")).startsWith("Keyledger needs Java 25; this is Java 17.");
        assertThat(KeyledgerLauncher.refusal("1.8")).startsWith("Keyledger needs Java 25; this is Java 8.");
    }

    @Test
    void anOldJavaCanReadTheLauncher() throws IOException {
        int java8 = 52;
        try (InputStream launcher = KeyledgerLauncher.class.getResourceAsStream("KeyledgerLauncher.class");
                DataInputStream data = new DataInputStream(launcher)) {
            data.skipNBytes(6);
            assertThat(data.readUnsignedShort()).isEqualTo(java8);
        }
    }

    @Test
    void theLauncherNamesTheProgram() throws ReflectiveOperationException {
        assertThat(Class.forName("io.keyledger.standalone.Keyledger").getDeclaredMethod("main", String[].class))
                .isNotNull();
        assertThat(Keyledger.class.getName()).isEqualTo("io.keyledger.standalone.Keyledger");
    }
}
