package dev.crossover.model;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Other people's texts pass through this process, so the operating system is asked, over
 * and over from its first moment to its last, whether it talks to anybody.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc, which only Linux has")
class NothingLeavesTests {

	@Test
	void holdsNoSocketBeyondThisMachineWhileItStartsAndWorks() throws Exception {
		Set<String> seen = new TreeSet<>();
		int looks = 0;
		try (ServerProcess server = ServerProcess.start(); HttpClient client = HttpClient.newHttpClient()) {
			while (!server.isReady()) {
				seen.addAll(Sockets.beyondLoopback(server.pid()));
				looks++;
			}
			for (int round = 0; round < 5; round++) {
				var answer = client.sendAsync(work(server.port()), BodyHandlers.ofString());
				while (!answer.isDone()) {
					seen.addAll(Sockets.beyondLoopback(server.pid()));
					looks++;
				}
				assertThat(answer.get(1, TimeUnit.SECONDS).body().lines()).hasSize(40);
			}
		}

		assertThat(looks).isGreaterThan(20);
		assertThat(seen).isEmpty();
	}

	@Test
	void wouldSeeASocketThatSpeaksToSomebodyElse() throws IOException {
		try (DatagramSocket planted = new DatagramSocket()) {
			// An address for documentation; to connect a datagram socket sends nothing.
			planted.connect(new InetSocketAddress("192.0.2.1", 443));

			assertThat(Sockets.beyondLoopback(ProcessHandle.current().pid()))
				.anyMatch((socket) -> socket.endsWith(":01BB"));
		}
	}

	@Test
	void wouldSeeASocketThatListensToOthers() throws IOException {
		try (ServerSocket planted = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
			String port = String.format("%04X", planted.getLocalPort());

			assertThat(Sockets.beyondLoopback(ProcessHandle.current().pid()))
				.anyMatch((socket) -> socket.contains(":" + port));
		}
	}

	@Test
	void doesNotMindASocketOfThisMachine() throws IOException {
		try (ServerSocket own = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			String port = String.format("%04X", own.getLocalPort());

			assertThat(Sockets.beyondLoopback(ProcessHandle.current().pid()))
				.noneMatch((socket) -> socket.contains(":" + port));
		}
	}

	private static HttpRequest work(int port) {
		List<String> lines = new ArrayList<>();
		for (int at = 0; at < 40; at++) {
			lines.add("{\"text\":\"Message number %d, to be kept between us.\"}".formatted(at));
		}
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/invocations".formatted(port)))
			.header("Content-Type", "application/x-ndjson")
			.header("X-Amzn-SageMaker-Custom-Attributes", "models=sentiment,intent,banking,subjectivity,language")
			.POST(BodyPublishers.ofString(String.join("\n", lines)))
			.build();
	}

}
