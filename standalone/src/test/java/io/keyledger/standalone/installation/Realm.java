package io.keyledger.standalone.installation;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keycloak's realm, as it is imported. */
record Realm(JsonNode json) {

    static final String FILE = "docker/keycloak/keyledger-realm.json";

    static Realm read() {
        return new Realm(JsonMapper.shared().readTree(Checkout.text(FILE)));
    }

    /** The text of the value that a JSON pointer leads to. */
    String text(String pointer) {
        return json.at(pointer).asString();
    }

    List<Change<Realm>> changes() {
        return Changes.ofTree(JsonMapper.shared().convertValue(json, Object.class)).stream()
                .map(change -> change.within(
                        FILE, tree -> new Realm(JsonMapper.shared().valueToTree(tree))))
                .toList();
    }
}
