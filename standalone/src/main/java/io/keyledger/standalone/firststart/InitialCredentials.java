package io.keyledger.standalone.firststart;

import io.keyledger.standalone.data.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the first start makes and shows once, in a file that only its owner can read. Client and owner are null where
 * another issuer is trusted. The one place outside of an HTTP answer where a secret stands in plain text.
 */
record InitialCredentials(
        String issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String ownerUsername,
        @Nullable String ownerPassword,
        String organizationId,
        String validatorKey) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    /** Whether they are of the embedded provider: then client and owner are there. */
    boolean areEmbedded() {
        return clientId != null;
    }

    static Path in(Path data) {
        return data.resolve("initial-credentials.json");
    }

    static Optional<InitialCredentials> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), InitialCredentials.class));
        } catch (IOException e) {
            throw new UncheckedIOException("The first start's credentials cannot be read: " + file, e);
        } catch (JacksonException e) {
            throw new IllegalStateException("The first start's credentials are damaged: " + file);
        }
    }

    void write(Path file) {
        try {
            OwnerOnly.write(file, JSON.writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The first start's credentials cannot be written: " + file, e);
        }
    }

    /** Says nothing: it is all secret. */
    @Override
    public String toString() {
        return "InitialCredentials";
    }
}
