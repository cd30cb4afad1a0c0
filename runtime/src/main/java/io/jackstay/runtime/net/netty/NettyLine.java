package io.jackstay.runtime.net.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/** A line that waits for its connection, then has it. Confined to the account loop.
 *
 * <p>What becomes of a write or a close shows by the end of the channel.
 */
@SuppressWarnings("FutureReturnValueIgnored")
abstract class NettyLine extends ChannelInboundHandlerAdapter {
    private @Nullable Channel channel;
    private boolean over;

    /** The connection has come about, secured where it is to be; goes on with what is spoken over it. */
    final void connected(Channel made) {
        if (over) {
            made.close();
        } else {
            channel = made;
            speak(made);
        }
    }

    /** It has not. */
    final void failed(String why) {
        if (!over) {
            over = true;
            notOpened(why);
        }
    }

    @Override
    public final void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof VirtualMachineError error
                && !(cause instanceof StackOverflowError)
                && context.channel().eventLoop() instanceof TurnedLoop loop) {
            loop.keep(error);
        }
        broke(context, Words.of(cause));
    }

    /** Something in the pipeline has failed. */
    abstract void broke(ChannelHandlerContext context, String why);

    @Nullable
    final Channel channel() {
        return channel;
    }

    final boolean isOver() {
        return over;
    }

    /** From here on its ear hears nothing. Answers whether it heard until now. */
    final boolean end() {
        boolean heard = !over;
        over = true;
        return heard;
    }

    /** Puts into the pipeline what the line speaks; this itself is its last handler. */
    abstract void speak(Channel made);

    abstract void notOpened(String why);
}
