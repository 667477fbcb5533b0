package io.keyledger.standalone.firststart;

import static java.util.Objects.requireNonNull;

import io.keyledger.standalone.data.OwnerOnly;
import java.io.IOException;
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

    InitialCredentials {
        requireNonNull(issuer, "issuer");
        requireNonNull(organizationId, "organizationId");
        requireNonNull(validatorKey, "validatorKey");
        if (clientId != null) {
            requireNonNull(clientSecret, "clientSecret");
            requireNonNull(ownerUsername, "ownerUsername");
            requireNonNull(ownerPassword, "ownerPassword");
        }
    }

    /** Whether they are of the embedded provider: then client and owner are there. */
    boolean areEmbedded() {
        return clientId != null;
    }

    static Path in(Path data) {
        return data.resolve("initial-credentials.json");
    }

    /** @throws FirstStartRefused if there is a file that cannot be read or understood */
    static Optional<InitialCredentials> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), InitialCredentials.class));
        } catch (IOException e) {
            throw FirstStartRefused.credentialsUnreadable(file, e);
        } catch (JacksonException e) {
            throw FirstStartRefused.credentialsDamaged(file);
        }
    }

    /** @throws FirstStartRefused if there is no writing there */
    void write(Path file) {
        try {
            OwnerOnly.write(file, JSON.writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw FirstStartRefused.credentialsUnwritable(file, e);
        }
    }

    /** Says nothing: it is all secret. */
    @Override
    public String toString() {
        return "InitialCredentials";
    }
}
