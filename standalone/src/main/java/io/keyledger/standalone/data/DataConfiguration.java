package io.keyledger.standalone.data;

import io.keyledger.secrets.Keyring;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the data directory at start-up, lets go of it last, and offers the keyring that belongs to it. */
@Configuration(proxyBeanMethods = false)
class DataConfiguration {

    /** Whether an installation is made where there is none. */
    private static final String FIRST_START = "keyledger.first-start";

    /** The properties are read as text, because Spring would look for a relative {@code Path} on the class path first. */
    @Bean(destroyMethod = "close")
    DataDirectory dataDirectory(
            @Value("${" + DataDirectory.PROPERTY + ":}") String data,
            @Value("${" + KeysDirectory.PROPERTY + ":}") String keys,
            @Value("${" + FIRST_START + ":true}") boolean firstStart) {
        Path place = Path.of(data.isBlank() ? "data" : data);
        Path keysPlace = keys.isBlank() ? null : Path.of(keys);
        return firstStart
                ? DataDirectory.open(place, keysPlace, Keyring::create)
                : DataDirectory.reopen(place, keysPlace);
    }

    @Bean
    Keyring keyring(DataDirectory directory) {
        return Keyring.load(directory.keyring());
    }
}
