package io.dyadwatch.extraction.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wed, 02 Oct 2002 13:00:00 GMT     | 2002-10-02T13:00:00Z",
                "Wed, 02 Oct 2002 15:00:00 +0200   | 2002-10-02T13:00:00Z",
                "02 Oct 2002 13:00 UT              | 2002-10-02T13:00:00Z",
                "2 Oct 02 13:00:00 Z               | 2002-10-02T13:00:00Z",
                "Fri, 02 Oct 2002 13:00:00 GMT     | 2002-10-02T13:00:00Z",
                "Wed, 2 October 2002 13:00:00 GMT  | 2002-10-02T13:00:00Z",
                "Wed,02 Oct 2002 13:00:00 GMT      | 2002-10-02T13:00:00Z",
                "Wed, 02 Oct, 2002, 13:00:00 GMT   | 2002-10-02T13:00:00Z",
                "Wed Oct 02 2002 13:00:00 GMT      | 2002-10-02T13:00:00Z",
                "Wed, 02-Oct-2002 13:00:00 GMT     | 2002-10-02T13:00:00Z",
                "Wed, 02 Oct 2002                  | 2002-10-02T00:00:00Z",
                "Wed, 02 Oct 2002 13:00:00         | 2002-10-02T13:00:00Z",
                "Wed, 02 Oct 2002 08:00:00 EST     | 2002-10-02T13:00:00Z",
                "Wed, 02 Oct 2002 09:00:00 EDT     | 2002-10-02T13:00:00Z",
                "Wed, 02 Oct 2002 06:00:00 PDT     | 2002-10-02T13:00:00Z",
                "Wed, 02 Oct 2002 08:00:00 ET      | 2002-10-02T13:00:00Z",
                "Wed, 02 Oct 2002 15:00:00 CEST    | 2002-10-02T13:00:00Z",
                "Wed, 02 Oct 2002 14:00:00 BST     | 2002-10-02T13:00:00Z",
                "Wed, 02 Oct 2002 13:00:00 Etc/GMT | 2002-10-02T13:00:00Z",
                "Wed, 02 Oct 2002 14:30:00 GMT+01:30 | 2002-10-02T13:00:00Z",
                "Wed, 02 Oct 2002 15:00:00 +0200 (CEST) | 2002-10-02T13:00:00Z",
                "Wed, 02 Oct 2002 13:00:00 B       | 2002-10-02T13:00:00Z",
                "Wed, 02 Oct 2002 13:00:00 XYZ     | 2002-10-02T13:00:00Z",
                "Wed, 02 Oct 2002 01:00:00 PM GMT  | 2002-10-02T13:00:00Z",
                "Oct 2, 2002 12:00 AM              | 2002-10-02T00:00:00Z",
                "October 2nd, 2002 1:00 p.m. EST   | 2002-10-02T18:00:00Z",
                "Wed Oct  2 13:00:00 2002          | 2002-10-02T13:00:00Z",
                "Wed Oct  2 09:00:00 EDT 2002      | 2002-10-02T13:00:00Z",
                "Wed Oct 02 15:00:00 +0200 2002    | 2002-10-02T13:00:00Z",
                "Wed, 2002/10/02 09:00:00 EDT      | 2002-10-02T13:00:00Z"
            })
    void mailAndItsKinIsRead(String written, Instant expected) {
        assertThat(WrittenDate.parse(written)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2002-10-02T13:00:00Z          | 2002-10-02T13:00:00Z",
                "2002-10-02t13:00:00z          | 2002-10-02T13:00:00Z",
                "2002-10-02T15:00:00+02:00     | 2002-10-02T13:00:00Z",
                "2002-10-02T15:00:00+0200      | 2002-10-02T13:00:00Z",
                "2002-10-02T15:00:00+02        | 2002-10-02T13:00:00Z",
                "2002-10-02T13:00:00.25Z       | 2002-10-02T13:00:00.250Z",
                "2002-10-02T13:00:00,25Z       | 2002-10-02T13:00:00.250Z",
                "2002-10-02T13:00Z             | 2002-10-02T13:00:00Z",
                "2002-10-02T13Z                | 2002-10-02T13:00:00Z",
                "2002-10-02T13:00:00           | 2002-10-02T13:00:00Z",
                "2002-10-02 13:00:00           | 2002-10-02T13:00:00Z",
                "2002-10-02 13:00:00.0         | 2002-10-02T13:00:00Z",
                "2002-10-02 09:00:00 EDT       | 2002-10-02T13:00:00Z",
                "2002-10-02 15:00:00 +02:00    | 2002-10-02T13:00:00Z",
                "2002-10-02Z                   | 2002-10-02T00:00:00Z",
                "2002-10-02                    | 2002-10-02T00:00:00Z",
                "2002-10                       | 2002-10-01T00:00:00Z",
                "2002                          | 2002-01-01T00:00:00Z",
                "2002-275                      | 2002-10-02T00:00:00Z",
                "2002275                       | 2002-10-02T00:00:00Z",
                "02275                         | 2002-10-02T00:00:00Z",
                "20021002                      | 2002-10-02T00:00:00Z",
                "021002                        | 2002-10-02T00:00:00Z",
                "02-10-02                      | 2002-10-02T00:00:00Z",
                "-0210                         | 2002-10-01T00:00:00Z",
                "-02-10                        | 2002-10-01T00:00:00Z",
                "2002-W40-3                    | 2002-10-02T00:00:00Z",
                "2002W403                      | 2002-10-02T00:00:00Z",
                "2002-W40                      | 2002-09-30T00:00:00Z",
                "20021002T130000Z              | 2002-10-02T13:00:00Z",
                "20021002T1500+0200            | 2002-10-02T13:00:00Z",
                "2002/10/02 13:00:00           | 2002-10-02T13:00:00Z",
                "2002-010-02T13:00:00Z         | 2002-10-02T13:00:00Z",
                "2002-10-02T24:00:00Z          | 2002-10-03T00:00:00Z",
                "2005-12-31T23:59:60Z          | 2006-01-01T00:00:00Z",
                "1033563600                    | 2002-10-02T13:00:00Z",
                "1033563600500                 | 2002-10-02T13:00:00.500Z"
            })
    void isoInEveryFormIsRead(String written, Instant expected) {
        assertThat(WrittenDate.parse(written)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mi, 02 Okt 2002 13:00:00 GMT            | 2002-10-02T13:00:00Z",
                "2. März 2002, 13:00 Uhr MEZ             | 2002-03-02T12:00:00Z",
                "miércoles, 2 de octubre de 2002 13:00   | 2002-10-02T13:00:00Z",
                "mié, 02 oct 2002 13:00:00 +0000         | 2002-10-02T13:00:00Z",
                "mar., 04 juin 2002 13:00:00 GMT         | 2002-06-04T13:00:00Z",
                "1er août 2002                           | 2002-08-01T00:00:00Z",
                "02 févr. 2002 13:00                     | 2002-02-02T13:00:00Z",
                "Ср, 02 окт 2002 17:00:00 +0400          | 2002-10-02T13:00:00Z",
                "2 октября 2002 17:00 MSD                | 2002-10-02T13:00:00Z",
                "Τετ, 02 Οκτ 2002 13:00:00 GMT           | 2002-10-02T13:00:00Z",
                "Δευ, 08 Ιούλ 2002 13:00:00 GMT          | 2002-07-08T13:00:00Z",
                "2002-október-2T9:15+02:00               | 2002-10-02T07:15:00Z",
                "2002. szeptember 2. 13:00               | 2002-09-02T13:00:00Z",
                "2 ottobre 2002                          | 2002-10-02T00:00:00Z",
                "qua, 02 out 2002 13:00:00 -0300         | 2002-10-02T16:00:00Z",
                "02 paź 2002 13:00                       | 2002-10-02T13:00:00Z",
                "2 Ekim 2002                             | 2002-10-02T00:00:00Z",
                "2002년 10월 02일 13:00:00                | 2002-10-02T04:00:00Z",
                "2002-10-02 오후 10:00:00                 | 2002-10-02T13:00:00Z",
                "2002年10月2日 13:00                      | 2002-10-02T13:00:00Z"
            })
    void monthsOfManyLanguagesAreRead(String written, Instant expected) {
        assertThat(WrittenDate.parse(written)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "02.10.2002 13:00    | 2002-10-02T13:00:00Z",
                "02-10-2002 13:00    | 2002-10-02T13:00:00Z",
                "25/10/2002          | 2002-10-25T00:00:00Z",
                "10/25/2002 13:00    | 2002-10-25T13:00:00Z",
                "10/02/2002 01:00 PM | 2002-10-02T13:00:00Z"
            })
    void numbersAreReadWhereTheirOrderIsPlain(String written, Instant expected) {
        assertThat(WrittenDate.parse(written)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"01 Jan 49,2049-01-01T00:00:00Z", "01 Jan 50,1950-01-01T00:00:00Z", "01 Jan 99,1999-01-01T00:00:00Z"})
    void twoDigitYearsAreOfTheHundredYearsFrom1950(String written, Instant expected) {
        assertThat(WrittenDate.parse(written)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "yesterday",
                "soon, in 2002 or so",
                "02/03/2002",
                "Wed, 32 Oct 2002 13:00:00 GMT",
                "Sat, 30 Feb 2002 13:00:00 GMT",
                "Wed, 02 Foo 2002 13:00:00 GMT",
                "Wed, 02 Oct 13:00:00 GMT",
                "Wed, 02 Oct 2002 25:00:00 GMT",
                "Wed, 02 Oct 2002 13:61:00 GMT",
                "Wed, 02 Oct 2002 13:00:00:00 GMT",
                "Wed, 02 Oct 2002 13:00:00 +zz:00",
                "Wed, 02 Oct 2002 13:00:00 +9999",
                "2002-13-02",
                "2002-02-30",
                "2002-366",
                "2002-W54-1",
                "2002-xx-02",
                "2002-10-02T25:00:00Z",
                "2002-10-02T13:00:00+00:xx",
                "2002-10-02T13:00:00-99:99",
                "2002-10-02-01",
                "9999999999999",
                "0000-00-00 00:00:00",
                "listopad 2002 2"
            })
    void whatIsOutOfRangeOrCannotBeToldIsAbsent(String written) {
        assertThat(WrittenDate.parse(written)).isEmpty();
    }

    @Test
    void aTextOfAMegabyteIsNoDateAndTakesNoTime() {
        assertThat(WrittenDate.parse("1:".repeat(500_000))).isEmpty();
    }
}
