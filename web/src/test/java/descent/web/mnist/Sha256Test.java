package descent.web.mnist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256Test {
  @Test
  void digestsTheExamplesOfTheStandard() {
    assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", digest("abc"));
    assertEquals(
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"));
  }

  private static String digest(String text) {
    Sha256 sha256 = new Sha256();
    sha256.update(text.getBytes(StandardCharsets.US_ASCII));
    return sha256.digest();
  }

  /** The lengths at which the padding fills a block, or needs another one. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 1_000_000})
  void digestsLikeTheJdkWhateverThePieces(int length) throws NoSuchAlgorithmException {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    String expected = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    for (int piece : new int[] {64, 100, 1 << 20}) {
      Sha256 sha256 = new Sha256();
      for (int i = 0; i < length; i += piece) {
        sha256.update(Arrays.copyOfRange(bytes, i, Math.min(i + piece, length)));
      }
      assertEquals(expected, sha256.digest(), "in pieces of " + piece);
    }
  }
}
