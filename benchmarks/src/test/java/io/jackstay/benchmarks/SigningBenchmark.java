package io.jackstay.benchmarks;

import io.jackstay.lib.signing.Address;
import io.jackstay.lib.signing.Keccak256;
import io.jackstay.lib.signing.Signer;
import io.jackstay.lib.signing.SigningKey;
import io.jackstay.lib.signing.TypedDomain;
import io.jackstay.lib.signing.TypedStruct;
import io.jackstay.lib.wire.MessagePackWriter;
import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One order of Hyperliquid from its numbers to its signature, and its parts. The peers take the same bytes and hashes, and sign with
 * Bouncy Castle: its own signer, which gives no recovery id, and its parts put together so that there is one.
 */
@State(Scope.Thread)
@Warmup(iterations = 8, time = 1)
public class SigningBenchmark {
    private static final String KEY = "0123456789012345678901234567890123456789012345678901234567890123";
    private static final ECDomainParameters CURVE = new ECDomainParameters(CustomNamedCurves.getByName("secp256k1"));

    private final Signer signer = new Signer(SigningKey.parse(KEY));
    private final ECPrivateKeyParameters key = new ECPrivateKeyParameters(new BigInteger(KEY, 16), CURVE);
    private final MessagePackWriter pack = new MessagePackWriter();
    private final Keccak256 keccak = new Keccak256();
    private final TypedDomain domain = TypedDomain.of("Exchange", "1", 1337, Address.ZERO);
    private final TypedStruct agent = TypedStruct.of("Agent(string source,bytes32 connectionId)");
    private final byte[] source = TypedDomain.textHash("a");
    private final byte[] hash = digest();
    private long nonce = 1_735_689_600_000L;

    private byte[] digest() {
        nonce++;
        pack.clear().map(3).text("type").text("order").text("orders").array(1);
        pack.map(7).text("a").integer(1).text("b").bool((nonce & 1) == 0);
        pack.text("p").decimalText(33_000_000 + nonce % 1_000, 4).text("s").decimalText(2_500, 4);
        pack.text("r")
                .bool(false)
                .text("t")
                .map(1)
                .text("limit")
                .map(1)
                .text("tif")
                .text("Alo");
        pack.text("c")
                .text("0xb07a000100000001000000000000002a")
                .text("grouping")
                .text("na");
        pack.rawLong(nonce).rawByte(0).rawByte(0).rawLong(nonce + 5_000);
        byte[] connection = keccak.update(pack.array(), 0, pack.length()).digest();
        byte[] struct = agent.hasher().stringHash(source).bytes32(connection).hash();
        return domain.digest(struct, keccak);
    }

    @Benchmark
    public Object order() {
        return signer.sign(digest());
    }

    @Benchmark
    public Object orderHashAlone() {
        return digest();
    }

    @Benchmark
    public Object signatureAlone() {
        hash[0]++;
        return signer.sign(hash);
    }

    @Benchmark
    public Object floorBouncyCastle() {
        ECDSASigner other = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        other.init(true, key);
        return other.generateSignature(digest());
    }

    @Benchmark
    public Object floorBouncyCastleWithId() {
        byte[] digest = digest();
        HMacDSAKCalculator nonces = new HMacDSAKCalculator(new SHA256Digest());
        nonces.init(CURVE.getN(), key.getD(), digest);
        BigInteger k = nonces.nextK();
        ECPoint point = new FixedPointCombMultiplier().multiply(CURVE.getG(), k).normalize();
        BigInteger r = point.getAffineXCoord().toBigInteger().mod(CURVE.getN());
        BigInteger s = k.modInverse(CURVE.getN())
                .multiply(new BigInteger(1, digest).add(r.multiply(key.getD())))
                .mod(CURVE.getN());
        boolean odd = point.getAffineYCoord().testBitZero();
        boolean high = s.compareTo(CURVE.getN().shiftRight(1)) > 0;
        return new BigInteger[] {r, high ? CURVE.getN().subtract(s) : s, odd == high ? BigInteger.ZERO : BigInteger.ONE
        };
    }
}
