package io.keyledger.query.validation;

class HugeBatchTest extends HugeBodyTest {

    @Override
    public String path() {
        return "/v1/keys/verify-batch";
    }
}
