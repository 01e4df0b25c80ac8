package dev.crossover.common.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

import com.github.luben.zstd.ZstdOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests of {@link ContentCoding}. */
class ContentCodingTests {

	private static final byte[] PLAIN = "{\"text\":\"a\"}\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);

	@Test
	void ofKnowsItsNames() {
		assertThat(ContentCoding.of(null)).contains(ContentCoding.IDENTITY);
		assertThat(ContentCoding.of("identity")).contains(ContentCoding.IDENTITY);
		assertThat(ContentCoding.of(" GZip ")).contains(ContentCoding.GZIP);
		assertThat(ContentCoding.of("x-gzip")).contains(ContentCoding.GZIP);
		assertThat(ContentCoding.of("zstd")).contains(ContentCoding.ZSTD);
		assertThat(ContentCoding.of("br")).isEmpty();
		assertThat(ContentCoding.of("gzip, zstd")).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void decodeGivesBackWhatWasEncoded(ContentCoding coding) throws IOException {
		byte[] sent = encode(coding, PLAIN);

		assertThat(coding.decode(new ByteArrayInputStream(sent), PLAIN.length)).hasBinaryContent(PLAIN);
		assertThat(coding.decode(Reading.trickling(sent), PLAIN.length)).hasBinaryContent(PLAIN);
	}

	@ParameterizedTest
	@EnumSource(names = { "GZIP", "ZSTD" })
	void decodeReadsEveryMemberOfABody(ContentCoding coding) throws IOException {
		byte[] member = encode(coding, PLAIN);
		byte[] twice = Arrays.copyOf(member, member.length * 2);
		System.arraycopy(member, 0, twice, member.length, member.length);

		assertThat(coding.decode(Reading.trickling(twice), Long.MAX_VALUE).readAllBytes()).hasSize(PLAIN.length * 2);
	}

	@ParameterizedTest
	@EnumSource
	void decodeWhenTooMuchComesOutStopsThere(ContentCoding coding) throws IOException {
		InputStream decoded = coding.decode(new ByteArrayInputStream(encode(coding, PLAIN)), PLAIN.length - 1);

		assertThatExceptionOfType(MalformedSubmissionException.class).isThrownBy(decoded::readAllBytes)
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("too_large"));
	}

	@ParameterizedTest
	@EnumSource(names = { "GZIP", "ZSTD" })
	void decodeWhenItIsABombInflatesNoMoreThanIsAllowed(ContentCoding coding) throws IOException {
		byte[] bomb = encode(coding, new byte[64 << 20]);
		InputStream decoded = coding.decode(new ByteArrayInputStream(bomb), 1 << 20);
		byte[] chunk = new byte[8 * 1024];
		long[] inflated = new long[1];

		assertThat(bomb.length).isLessThan(128 << 10);
		assertThatExceptionOfType(MalformedSubmissionException.class).isThrownBy(() -> {
			while (true) {
				inflated[0] += decoded.read(chunk);
			}
		});
		assertThat(inflated[0]).isLessThanOrEqualTo(1 << 20);
	}

	@ParameterizedTest
	@EnumSource(names = { "GZIP", "ZSTD" })
	void decodeWhenTheBodyIsBrokenSaysSo(ContentCoding coding) throws IOException {
		byte[] noise = new byte[100_000];
		new Random(1).nextBytes(noise);
		byte[] sent = encode(coding, noise);
		byte[] changed = sent.clone();
		changed[changed.length - 5] ^= 0x7F;

		assertThat(code(coding, PLAIN)).isEqualTo("invalid_encoding");
		assertThat(code(coding, Arrays.copyOf(sent, sent.length / 2))).isEqualTo("invalid_encoding");
		assertThat(code(coding, Arrays.copyOf(sent, sent.length - 1))).isEqualTo("invalid_encoding");
		assertThat(code(coding, changed)).isEqualTo("invalid_encoding");
	}

	@Test
	void decodeWhenThereIsNothingIsNoGzip() throws IOException {
		assertThat(code(ContentCoding.GZIP, new byte[0])).isEqualTo("invalid_encoding");
	}

	@Test
	void decodeWhenZstdClaimsMuchMemoryRefuses() throws IOException {
		ByteArrayOutputStream sent = new ByteArrayOutputStream();
		try (ZstdOutputStream encoder = new ZstdOutputStream(sent).setLong(27)) {
			encoder.write(PLAIN);
		}

		assertThat(code(ContentCoding.ZSTD, sent.toByteArray())).isEqualTo("invalid_encoding");
	}

	@ParameterizedTest
	@EnumSource
	void decodeWhenTheConnectionBreaksDoesNotBlameTheBytes(ContentCoding coding) throws IOException {
		byte[] sent = encode(coding, PLAIN);
		InputStream broken = new InputStream() {

			private int position;

			@Override
			public int read() throws IOException {
				if (this.position == sent.length / 2) {
					throw new IOException("connection reset");
				}
				return sent[this.position++] & 0xFF;
			}

		};

		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> coding.decode(broken, Long.MAX_VALUE).readAllBytes())
			.withMessage("connection reset");
	}

	@ParameterizedTest
	@EnumSource
	void closeClosesWhatWasSent(ContentCoding coding) throws IOException {
		CountingStream sent = new CountingStream(new ByteArrayInputStream(encode(coding, PLAIN)));

		coding.decode(sent, Long.MAX_VALUE).close();

		assertThat(sent.closed()).isTrue();
	}

	static byte[] encode(ContentCoding coding, byte[] plain) throws IOException {
		ByteArrayOutputStream sent = new ByteArrayOutputStream();
		OutputStream encoder = switch (coding) {
			case IDENTITY -> sent;
			case GZIP -> new GZIPOutputStream(sent);
			case ZSTD -> new ZstdOutputStream(sent).setChecksum(true);
		};
		encoder.write(plain);
		encoder.close();
		return sent.toByteArray();
	}

	private static String code(ContentCoding coding, byte[] sent) throws IOException {
		try {
			return "%d bytes"
				.formatted(coding.decode(new ByteArrayInputStream(sent), Long.MAX_VALUE).readAllBytes().length);
		}
		catch (MalformedSubmissionException ex) {
			return ex.code();
		}
	}

}
