package io.keyledger.standalone.firststart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What the console says once Keyledger is ready: where things are and what to do next, and no secret. */
final class Welcome {

    private Welcome() {}

    static String text(int port, Path credentials, boolean first) {
        String url = "http://localhost:" + port;
        String where = "\nKeyledger is ready at " + url + " (API documentation: /docs).\n";
        if (!first) {
            return where;
        }
        return where + "\nThis was the first start. The credentials it made are in\n  " + credentials
                + "\nand nowhere else: keep them elsewhere and delete that file.\n"
                + InitialCredentials.read(credentials)
                        .filter(InitialCredentials::areEmbedded)
                        .map(ours -> "\nA walk through the life of a key, ready to paste into a shell:\n\n"
                                + walk(credentials, url).indent(2))
                        .orElse("");
    }

    /** The walk of the README, reading the credentials from where they are and talking to this very process. */
    static String walk(Path credentials, String url) {
        try (InputStream text = Welcome.class.getResourceAsStream("/walk.sh")) {
            if (text == null) {
                throw new IllegalStateException("walk.sh is not on the class path");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("$(field issuer < \"$CREDENTIALS\")", url)
                    .replace(
                            "data/initial-credentials.json",
                            "'" + credentials.toString().replace("'", "'\\''") + "'");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
