package io.jackstay.runtime.net.netty;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseDecoder;

/** Reads answers from bytes. Confined to the account loop. */
final class AnswerDecoder extends HttpResponseDecoder {
    private boolean withoutBody;

    AnswerDecoder(int maxHeadBytes) {
        super(new HttpDecoderConfig().setMaxInitialLineLength(maxHeadBytes).setMaxHeaderSize(maxHeadBytes));
    }

    /** The answer to a {@code HEAD} has a length and no body. */
    void expect(boolean nobody) {
        withoutBody = nobody;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        return withoutBody || super.isContentAlwaysEmpty(message);
    }
}
