package io.keyledger.standalone.endtoend;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything secret that an installation keeps in files, read from where it belongs. */
final class Canaries {

    private static final List<String> PRIVATE_PARTS = List.of("d", "p", "q", "dp", "dq", "qi");

    private Canaries() {}

    static List<Canary> keptIn(Path home) throws IOException {
        return Stream.of(keyring(home), signingKey(home), superuser(home), credentials(home))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Canary> keyring(Path home) throws IOException {
        Path file = home.resolve("data-keys/keyring.properties");
        Properties entries = new Properties();
        entries.load(new StringReader(Files.readString(file)));
        List<Canary> keys = new ArrayList<>();
        for (String kind : List.of("pepper", "binding", "context")) {
            entries.stringPropertyNames().stream()
                    .filter(name -> name.startsWith(kind + ".") && !name.endsWith(".current"))
                    .map(name -> new Canary(name, Base64.getDecoder().decode(entries.getProperty(name)), file))
                    .forEach(keys::add);
        }
        return atLeast(3, keys);
    }

    private static List<Canary> signingKey(Path home) throws IOException {
        Path file = home.resolve("data-keys/provider-signing-key.json");
        List<Canary> parts = new ArrayList<>();
        for (JsonNode key : JsonMapper.shared().readTree(Files.readString(file)).get("keys")) {
            for (String part : PRIVATE_PARTS) {
                byte[] number = Base64.getUrlDecoder().decode(key.get(part).asString());
                parts.add(new Canary("signing key's " + part, number, file));
            }
        }
        return atLeast(PRIVATE_PARTS.size(), parts);
    }

    private static List<Canary> superuser(Path home) throws IOException {
        Path file = home.resolve("data/postgres-superuser");
        return List.of(
                Canary.text("superuser's password", Files.readString(file).strip(), file));
    }

    private static List<Canary> credentials(Path home) {
        Path file = home.resolve("data/initial-credentials.json");
        Credentials credentials = Credentials.in(home.resolve("data"));
        return List.of(
                Canary.text("client secret", credentials.get("clientSecret"), file),
                Canary.text("owner's password", credentials.get("ownerPassword"), file),
                Canary.secret("validator key", credentials.get("validatorKey"), file));
    }

    private static List<Canary> atLeast(int count, List<Canary> canaries) {
        if (canaries.size() < count) {
            throw new IllegalStateException("Of %d canaries only %s are there".formatted(count, canaries));
        }
        return canaries;
    }
}
