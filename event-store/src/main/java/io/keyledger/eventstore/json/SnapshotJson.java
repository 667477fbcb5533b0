package io.keyledger.eventstore.json;

import tools.jackson.databind.json.JsonMapper;

/** Reads and writes snapshots as JSON, with value objects as facts have them and as strictly. Thread-safe. */
public final class SnapshotJson {

    private final JsonMapper mapper;

    /** For any record of value objects. */
    public SnapshotJson() {
        JsonMapper.Builder builder = JsonMapper.builder();
        FactSerializer.strict(builder);
        mapper = builder.build();
    }

    /** The components in their order, without spaces. */
    public String write(Record snapshot) {
        return mapper.writeValueAsString(snapshot);
    }

    /** @throws tools.jackson.core.JacksonException if the text is not exactly what is written of such a record */
    public <R extends Record> R read(String json, Class<R> type) {
        return mapper.readValue(json, type);
    }
}
