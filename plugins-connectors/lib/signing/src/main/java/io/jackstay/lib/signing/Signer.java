package io.jackstay.lib.signing;

/**
 * Signs hashes with one key: ECDSA over secp256k1, nonces of RFC 6979, low s, with recovery id. Not thread safe: owned by the
 * connector's loop.
 *
 * <p>What does not depend on key and nonce in its branches and addresses: the nonce times the base point, both inversions, all
 * arithmetic, the choice of low s. What does: nothing else is computed from them, but Java gives no promise about the code that it
 * makes of this, copies of the key stay in the heap until it is collected, and a nonce that RFC 6979 refuses, one in 2^127, takes
 * another round. The recovery id is the parity of the nonce point's y, turned where s was.
 */
public final class Signer {
    private final SigningKey key;
    private final DeterministicNonce nonces;
    private final CurvePoint point = new CurvePoint();
    private final int[] hash = new int[Words.COUNT];
    private final int[] nonce = new int[Words.COUNT];
    private final int[] r = new int[Words.COUNT];
    private final int[] s = new int[Words.COUNT];

    /** A signer for a key. The first one of a process makes the table of the base point, some milliseconds of work. */
    public Signer(SigningKey key) {
        this.key = key;
        this.nonces = new DeterministicNonce(key.scalar());
    }

    /** The address that the signatures are recovered to. */
    public Address address() {
        return key.address();
    }

    /**
     * Signs a hash of 32 bytes.
     *
     * @throws IllegalArgumentException when there are more or fewer bytes
     */
    public Signature sign(byte[] digest) {
        if (digest.length != Words.BYTES) {
            throw new IllegalArgumentException("a hash has 32 bytes, got " + digest.length);
        }
        Words.fromBytes(hash, digest, 0);
        Scalars.reduce(hash);
        nonces.begin(hash);
        nonces.next(nonce);
        int recoveryId = attempt();
        while (recoveryId < 0) {
            nonces.skip();
            nonces.next(nonce);
            recoveryId = attempt();
        }
        return Signature.of(r, s, recoveryId);
    }

    /** {@code r = x(k G)}, {@code s = (hash + r d) / k}; the recovery id, or -1 when the nonce does not serve. */
    private int attempt() {
        BaseTable.multiply(point, nonce);
        Field.toWords(point.x, r);
        int wrapped = ~Words.less(r, Scalars.ORDER) & 2;
        int odd = (int) point.y[0] & 1;
        Scalars.reduce(r);
        Scalars.multiply(s, r, key.scalar());
        Scalars.add(s, s, hash);
        Scalars.invert(nonce, nonce);
        Scalars.multiply(s, s, nonce);
        if ((Words.isZero(r) | Words.isZero(s)) != 0) {
            return -1;
        }
        int high = Scalars.isHigh(s);
        Scalars.negateWhere(s, s, high);
        return wrapped | (odd ^ (high & 1));
    }
}
