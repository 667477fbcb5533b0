package io.keyledger.standalone.data;

import io.keyledger.secrets.Keyring;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the data directory at start-up, lets go of it last, and offers the keyring that belongs to it. */
@Configuration(proxyBeanMethods = false)
class DataConfiguration {

    /** The properties are read as text, because Spring would look for a relative {@code Path} on the class path first. */
    @Bean(destroyMethod = "close")
    DataDirectory dataDirectory(
            @Value("${" + DataDirectory.PROPERTY + ":}") String data,
            @Value("${" + KeysDirectory.PROPERTY + ":}") String keys) {
        return DataDirectory.open(
                Path.of(data.isBlank() ? "data" : data), keys.isBlank() ? null : Path.of(keys), Keyring::create);
    }

    @Bean
    Keyring keyring(DataDirectory directory) {
        return Keyring.load(directory.keyring());
    }
}
