package io.dyadwatch.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** URLs that a subscriber could try, and the names in them. */
final class HostileUrls {
    static final List<String> PRIVATE_ADDRESSES = List.of(
            "https://127.0.0.1/",
            "https://127.0.0.1:8443/hook",
            "https://127.255.255.254/",
            "https://[::1]/",
            "https://[0:0:0:0:0:0:0:1]/",
            "https://[0000:0000:0000:0000:0000:0000:0000:0001]/",
            "https://10.0.0.1/",
            "https://10.255.255.255/",
            "https://172.16.0.1/",
            "https://172.31.255.255/",
            "https://192.168.0.1/",
            "https://[fc00::1]/",
            "https://[fdff:ffff::1]/",
            "https://169.254.0.1/",
            "https://[fe80::1]/",
            "https://[fec0::1]/",
            "https://100.64.0.1/",
            "https://100.127.255.255/",
            "https://169.254.169.254/latest/meta-data/",
            "https://168.63.129.16/",
            "https://[fd00:ec2::254]/",
            "https://224.0.0.1/",
            "https://239.255.255.250/",
            "https://[ff02::1]/",
            "https://[ff0e::1]/",
            "https://255.255.255.255/",
            "https://240.0.0.1/",
            "https://0.0.0.0/",
            "https://0.0.0.1/",
            "https://[::]/",
            "https://[0:0:0:0:0:0:0:0]/",
            "https://192.0.0.192/",
            "https://192.0.2.1/",
            "https://198.18.0.1/",
            "https://198.51.100.1/",
            "https://203.0.113.1/",
            "https://192.88.99.1/",
            "https://[2001:db8::1]/",
            "https://[3fff::1]/",
            "https://[100::1]/",
            "https://[4000::1]/",
            "https://[5f00::1]/");

    static final List<String> ADDRESSES_WITHIN_ADDRESSES = List.of(
            "https://[::ffff:127.0.0.1]/",
            "https://[::ffff:7f00:1]/",
            "https://[::FFFF:169.254.169.254]/",
            "https://[0:0:0:0:0:ffff:a00:1]/",
            "https://[::ffff:8.8.8.8]/",
            "https://[::127.0.0.1]/",
            "https://[::7f00:1]/",
            "https://[::8.8.8.8]/",
            "https://[::ffff:0:127.0.0.1]/",
            "https://[64:ff9b::127.0.0.1]/",
            "https://[64:ff9b::a9fe:a9fe]/",
            "https://[64:ff9b:1::7f00:1]/",
            "https://[64:ff9b:1:ffff::1]/",
            "https://[2002:7f00:1::]/",
            "https://[2002:a9fe:a9fe::1]/",
            "https://[2001:0:4136:e378:8000:63bf:80ff:fffe]/",
            "https://[2001::1]/");

    static final List<String> ODD_FORMS_OF_ADDRESSES = List.of(
            "https://0/",
            "https://0x0/",
            "https://00000000000/",
            "https://2130706433/",
            "https://4294967295/",
            "https://6425673729/",
            "https://017700000001/",
            "https://0x7f000001/",
            "https://0X7F000001/",
            "https://0x7f.0.0.1/",
            "https://0x7f.0x0.0x0.0x1/",
            "https://0177.0.0.1/",
            "https://0177.0.0.01/",
            "https://127.0.0.01/",
            "https://010.8.8.8/",
            "https://127.1/",
            "https://127.0.1/",
            "https://127.0x1/",
            "https://0x7f.1/",
            "https://127.0.0.1./",
            "https://8.8.8.8./",
            "https://127.0.0.1../",
            "https://127.0.0.256/",
            "https://127.0.0.1.1/",
            "https://1.1.1.1.1/",
            "https://x.1/",
            "https://x.0x7f/",
            "https://[127.0.0.1]/",
            "https://[::1/",
            "https://::1/",
            "https://[::1]:x/",
            "https://[:::1]/",
            "https://[::1%25lo]/",
            "https://[::1%lo]/",
            "https://[fe80::1%25eth0]/",
            "https://[2606:4700::1%251]/",
            "https://[v1.x]/",
            "https://[]/",
            "https://%31%32%37.0.0.1/",
            "https://127%2e0%2e0%2e1/",
            "https://127.0.0.1%00.public.example/",
            "https://public.example%00/",
            "https://public.example%2f@127.0.0.1/");

    static final List<String> LETTERS_THAT_LOOK_LIKE_OTHERS = List.of(
            "https://\u2460\u2461\u2466.0.0.1/",
            "https://\uff11\uff12\uff17.0.0.1/",
            "https://127\u30020\u30020\u30021/",
            "https://127\uff0e0\uff0e0\uff0e1/",
            "https://\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54/",
            "https://loc\u00adalhost/",
            "https://localho\u017ft/",
            "https://m\u00fcnchen.example/",
            "https://public.example\uff0f@127.0.0.1/",
            "https\uff1a//public.example/",
            "http\u0455://public.example/",
            "\uff48\uff54\uff54\uff50\uff53://public.example/",
            "https://public.example/\u202egpj",
            "https:\u2044\u2044public.example/");

    static final List<String> USER_INFO = List.of(
            "https://user@public.example/",
            "https://user:secret@public.example/",
            "https://@public.example/",
            "https://:@public.example/",
            "https://public.example@127.0.0.1/",
            "https://public.example:443@127.0.0.1/",
            "https://public.example%40127.0.0.1/",
            "https://a@b@127.0.0.1/",
            "https://public.example;@127.0.0.1/",
            "https://public.example&@127.0.0.1#@public.example/",
            "https://127.0.0.1#@public.example/",
            "https://public.example#@127.0.0.1/",
            "https://public.example/#here",
            "https://127.0.0.1\\@public.example/",
            "https://public.example\\@127.0.0.1/",
            "https://public.example\\.127.0.0.1/",
            "https:\\\\public.example\\");

    static final List<String> PORTS_THAT_ARE_NONE = List.of(
            "https://public.example:0/",
            "https://public.example:65536/",
            "https://public.example:4294967739/",
            "https://public.example:99999999999999999999/",
            "https://public.example:-1/",
            "https://public.example:+443/",
            "https://public.example:0x1bb/",
            "https://public.example:https/",
            "https://public.example:443:22/",
            "https://public.example:%34%34%33/");

    static final List<String> NO_URLS_FOR_WEBHOOKS = List.of(
            "",
            " ",
            "https://",
            "https:///",
            "https:///path",
            "https:public.example",
            "https:/public.example",
            "https://?public.example",
            "https://:443/",
            "https://.",
            "https://-/",
            "https://public_example/",
            "https://xn--/",
            "https://public..example/",
            "//public.example/",
            "/path",
            "public.example",
            "public.example:443/",
            "file:///etc/passwd",
            "FILE:///etc/passwd",
            "ftp://public.example/",
            "gopher://public.example:70/_x",
            "jar:https://public.example/a.jar!/b",
            "data:text/plain,x",
            "javascript:alert(1)",
            "ldap://public.example/",
            "dict://public.example:11211/stats",
            "ws://public.example/",
            "wss://public.example/",
            "netdoc:///etc/passwd",
            "url:https://public.example/",
            "httpss://public.example/",
            "https ://public.example/",
            " https://public.example/",
            "https://public.example/ ",
            "https://public.example/a b",
            "https://pub lic.example/",
            "https://public.example\t/",
            "ht\ntps://public.example/",
            "https://public.example/\r\nHost: inside",
            "https://public.example\u0000/",
            "https://public.example/\u007f",
            "https://public.example/%",
            "https://public.example/|",
            "https://public.example/" + "x".repeat(4096),
            "https://" + "x".repeat(5000) + ".example/");

    static final List<String> NAMES_THAT_LEAD_INSIDE = List.of(
            "https://localhost/",
            "https://LOCALHOST/",
            "https://localhost./",
            "https://x.localhost/",
            "https://inside.example/",
            "https://inside.example./",
            "https://half.example/",
            "https://other-half.example/",
            "https://metadata.example/",
            "https://mapped.example/",
            "https://nat64.example/",
            "https://link.example/",
            "https://unspecified.example/");

    static final List<String> NAMES_WITHOUT_ADDRESS = List.of("https://unknown.example/", "https://empty.example/");

    /** Where a public name leads in these tests: nothing is sent there. */
    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("public.example", List.of("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c")),
            Map.entry("xn--mnchen-3ya.example", List.of("93.184.215.14")),
            Map.entry("localhost", List.of("127.0.0.1", "::1")),
            Map.entry("x.localhost", List.of("127.0.0.1")),
            Map.entry("inside.example", List.of("127.0.0.1")),
            Map.entry("half.example", List.of("93.184.215.14", "10.0.0.7")),
            Map.entry("other-half.example", List.of("fd00::7", "2606:2800:21f:cb07:6820:80da:af6b:8b2c")),
            Map.entry("metadata.example", List.of("169.254.169.254")),
            Map.entry("mapped.example", List.of("::ffff:127.0.0.1")),
            Map.entry("nat64.example", List.of("64:ff9b::7f00:1")),
            Map.entry("link.example", List.of("fe80::1%1")),
            Map.entry("unspecified.example", List.of("::")),
            Map.entry("empty.example", List.of()));

    private HostileUrls() {}

    /** Refused for what they are, whatever the policy on schemes and ports. */
    static Stream<String> refused() {
        return Stream.of(
                        PRIVATE_ADDRESSES,
                        ADDRESSES_WITHIN_ADDRESSES,
                        ODD_FORMS_OF_ADDRESSES,
                        LETTERS_THAT_LOOK_LIKE_OTHERS,
                        USER_INFO,
                        PORTS_THAT_ARE_NONE,
                        NO_URLS_FOR_WEBHOOKS,
                        NAMES_THAT_LEAD_INSIDE)
                .flatMap(List::stream);
    }

    /** What the names in here lead to. */
    static InetAddress[] addressesOf(String host) throws UnknownHostException {
        String lower = host.toLowerCase(Locale.ROOT);
        List<String> addresses = NAMES.get(lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower);
        if (addresses == null) {
            throw new UnknownHostException("no such name");
        }
        List<InetAddress> found = new ArrayList<>();
        for (String address : addresses) {
            found.add(InetAddress.getByName(address));
        }
        return found.toArray(InetAddress[]::new);
    }
}
