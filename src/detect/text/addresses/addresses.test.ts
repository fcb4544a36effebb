import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../../test/support/found-in.ts';

const addresses = (text: string): readonly string[] => foundIn(text, 'postal_address');

describe('an address', () => {
  it.each([
    ['Grzegorz Nowak, ul. Długa 7 m. 3, 31-147 Kraków', 'ul. Długa 7 m. 3, 31-147 Kraków'],
    ['Rui Sá - Rua do Almada, n.º 152, 3.º Esq., 4050-031 Porto', 'Rua do Almada, n.º 152, 3.º Esq., 4050-031 Porto'],
    ['Stavros Lamprou, Ermou 44, 105 63 Athina', 'Ermou 44, 105 63 Athina'],
    ['Sie wohnt Platz der Republik 1, 11011 Berlin', 'Platz der Republik 1, 11011 Berlin'],
    [
      'Atatürk Mah. Gül Sok. No:12 D:5, 34758 Ataşehir/İstanbul',
      'Atatürk Mah. Gül Sok. No:12 D:5, 34758 Ataşehir/İstanbul',
    ],
    ['It goes to Kossuth Lajos utca 8. II/5, 6720 Szeged.', 'Kossuth Lajos utca 8. II/5, 6720 Szeged'],
    ['Mail: Star Rt 2, Box 11, Hawley TX', 'Star Rt 2, Box 11, Hawley TX'],
    ["The building's four fifty West 43rd Street, Apartment 6F.", 'four fifty West 43rd Street, Apartment 6F'],
    ['She lives at twelve sixty-one Maple Avenue in Dayton.', 'twelve sixty-one Maple Avenue'],
    [
      'Mr. William Ashdown\nThe Granary, Corve Dale Rd.\nCraven Arms\nShropshire SY7 9NL\n\nDear Mr. Ashdown,',
      'The Granary, Corve Dale Rd.\nCraven Arms\nShropshire SY7 9NL',
    ],
    ['Mrs Blodwen Llewellyn, Rose Cottage, Penfold Lane, HP7 0RE', 'Rose Cottage, Penfold Lane, HP7 0RE'],
    [
      'Near Ramalayam Temple,\nKothapeta Post, Tenali Mandal,\nGuntur Dist., A.P. - 522201',
      'Near Ramalayam Temple,\nKothapeta Post, Tenali Mandal,\nGuntur Dist., A.P. - 522201',
    ],
    [
      'Present: Ann Byrne, Pat Murphy, Siobhan Keane, Ballinamore, Kiltimagh, Co. Mayo',
      'Ballinamore, Kiltimagh, Co. Mayo',
    ],
    ['The nurse was Clare. Dr Tom Daly, Ballina, Kiltimagh, Co. Mayo', 'Ballina, Kiltimagh, Co. Mayo'],
    ['12 June 2020\nHarold Finch\nLudlow\nShropshire, England, SY7 9NL', 'Shropshire, England, SY7 9NL'],
    ['Ann Lee lives at 12 Elm Street, Kat 5 is her cat.', '12 Elm Street'],
    ['She got off at 9 Birch Road, bus 14 stops there.', '9 Birch Road'],
    ['Siobhán Keane, Ballinamore, Kiltimagh, Co. Mayo', 'Ballinamore, Kiltimagh, Co. Mayo'],
    ['He met her at The Old Forge, Keepers Lane, Hyde Heath.', 'The Old Forge, Keepers Lane, Hyde Heath'],
    ['When I moved to 11 Upper Leeson Street in 1962 my landlady, Mrs Cole, kept hens.', '11 Upper Leeson Street'],
    ['At: 4027 Prospect Ave., lower front, Cleveland 44103', '4027 Prospect Ave., lower front, Cleveland 44103'],
    ['Mrs. Jadwiga Krol\n4029 Prospect, upper\n', '4029 Prospect, upper'],
    ['Present addr ____2716 Altadena Lake Dr, Vestavia AL 35243____', '2716 Altadena Lake Dr, Vestavia AL 35243'],
    ['Bohdan Melnyk, 41. 1410 Fulton St. rear, Parma', '1410 Fulton St'],
    ['Please send it to 364 golfview rd n palm beach fl 33406.', '364 golfview rd n palm beach fl 33406'],
    ['My box is po box 8500 philadelphia pa 19178.', 'po box 8500 philadelphia pa 19178'],
    ['The truck is at 1000 WOODLAWN Chicago IL today', '1000 WOODLAWN Chicago IL'],
    ['Previous addr: RR 2 Box 88, Willcox AZ 85643', 'RR 2 Box 88, Willcox AZ 85643'],
    ['Write to Box 63, Cordova, AK 99574 now', 'Box 63, Cordova, AK 99574'],
    ['SPC Dana Lee\nCMR 431 Box 1144\nAPO AE 09107\n', 'CMR 431 Box 1144\nAPO AE 09107'],
    ['Ship to PSC 802 Box 11440, APO AP 96278.', 'PSC 802 Box 11440, APO AP 96278'],
    ['She is at W148 N9748 Tree Tops Dr, Germantown, WI 53022', 'W148 N9748 Tree Tops Dr, Germantown, WI 53022'],
    ['Send it to 972 Donnelly Ave., S. W. # 2 Atlanta, GA 30310', '972 Donnelly Ave., S. W. # 2 Atlanta, GA 30310'],
    ['She lives at 4800 Fair Elms, and works', '4800 Fair Elms'],
    ['Sie wohnt Am Brunnenfeld 12, 89423 Nirgendsdorf', 'Am Brunnenfeld 12, 89423 Nirgendsdorf'],
    ['Mora na RUA DAS ACÁCIAS, 77, JD. SANTA LÚCIA, CAMPINAS/SP', 'RUA DAS ACÁCIAS, 77, JD. SANTA LÚCIA, CAMPINAS/SP'],
    [
      '4400, boul. de la Côte-Grise O., bur. 210, Saint-Laurent (Québec) H4S 1C2',
      '4400, boul. de la Côte-Grise O., bur. 210, Saint-Laurent (Québec) H4S 1C2',
    ],
    ['Domicilio: C/ Sant Josep, 14, 3º-B, 46410 Sueca (Valencia)', 'C/ Sant Josep, 14, 3º-B, 46410 Sueca (Valencia)'],
    ['She is at 388 GREENE 721 RD\nPARAGOULD, AR 72450', '388 GREENE 721 RD\nPARAGOULD, AR 72450'],
    ['Kids stay at 1925 E Tulare Ave Sp 41, Visalia 93292. Dad', '1925 E Tulare Ave Sp 41, Visalia 93292'],
    [
      'Stays at H.No. 8-3-228/417, 2nd Floor, Rahmath Nagar, Hyderabad - 500045.',
      'H.No. 8-3-228/417, 2nd Floor, Rahmath Nagar, Hyderabad - 500045',
    ],
    [
      'Acme Services Pvt Ltd, 6th Floor, Tower B, Mindspace, Hyderabad 500081',
      '6th Floor, Tower B, Mindspace, Hyderabad 500081',
    ],
    [
      'my old place was Shanti Niwas, near Gandhi Chowk, Nagpur 440002.',
      'Shanti Niwas, near Gandhi Chowk, Nagpur 440002',
    ],
    ['ADDR  11812 E 22ND AVE   PH 509-555-0188   NEIGHBOR', '11812 E 22ND AVE'],
    ['Moved to 412 Ave G, mother Regina Tolbert 662-555-0117', '412 Ave G'],
    ['Dues: 412 Oak St PH 4B, Mobile AL 36602', '412 Oak St PH 4B, Mobile AL 36602'],
    ['Service at 714 Pinecrest Ave         Cust 118204   Loc 4471-09', '714 Pinecrest Ave'],
    ['BAUTISTA, RAMON    H/M   720 555 0119    9421 Sapling Ct', '9421 Sapling Ct'],
    ['1\t88\tWilma Haskett\t511 Ann Ave, Kansas City, KS 66101', '511 Ann Ave, Kansas City, KS 66101'],
  ])('is all of it, and nothing of what stands beside it: %s', (text, address) => {
    expect(addresses(text)).toEqual([address]);
  });
  it.each([
    ['a telephone number', 'Contact for this story: Gil Forsberg, 414-555-0155, item WX-8841.'],
    ['a date in the next column', '10:10  Jaylen Cross            2/29/04     partner'],
    ['a year in the column before', '2012–2013   Popeyes on St. Claude.  Crew'],
    ['the line of a transcript', '11              THE COURT:  Adjourned to April 9.'],
    ['somebody and a day', 'RPT TAKEN BY C. BIRD 02/04 0900   ADJ: TBA'],
    ['a year and a vehicle', 'VEH: 2018 JEEP GRAND CHEROKEE GRY  MA REG'],
    ['years of service', 'US Army 1992-96, DoD ID 1184470926'],
    ['a way that takes time', 'She lives a 10 minute drive from here, in a 2 car garage lane.'],
    ['a share', 'We are at 50 percent now, and lives at 50 percent too.'],
    ['the scores of teams', 'Team scores: Gallatin 141, Helena Capital 136, Butte 61, Belgrade 44.'],
    ['a chapter of the law', 'Chapter 13, US Bkpt Ct ED LA, filed 06/2017'],
    ['the head of a form', 'OWNER 2 NAME\nEUSEBIO MARTIN'],
    ['what somebody was asked', 'VERIFIED C. BY LAST 4 6114 OF HIS SSN'],
    ['a decimal behind letters of a mailer', '0047716 01 AV 0.507 **AUTO T3'],
    ['a pupil behind a number', 'Walkers: 440233 Eli Stroud.\n441905: peanut allergy, her mother calls'],
    ['where a truck stands, in capitals', 'SGT COLE WILL DRIVE. TRUCK 12 AT GATE.'],
    ['a town of a county', 'He is from Kiltimagh, Co. Mayo and she from Knock.'],
    ['a firm with its code', 'Our ref: 44\nAcme Ltd\nLondon\nSW1A 1AA'],
    ['shops of a street', 'One of five Main Street merchants, and two Park Avenue dentists, came.'],
    ['a woman of thirty in a list', '1  PESCE GIANNI              M    30/09/1958   GENOVA'],
    [
      'a number in groups behind a word that begins streets elsewhere',
      'Via FedEx 7718 2044 7188\nUSCIS Service Center',
    ],
    ['an account in groups', 'She opened a checking account at Chime, 4471 8820 4471, a line of credit'],
    ['a plate and its state', 'Parked rental in valet. Plate RXJ 4418 GA, Enterprise RA 4KQ771. Mr. Lee'],
    ['a policy in groups', 'Your policy: HMM 208 4416 K\nDate of accident: 8 February 2025'],
    ['a number and the label of the next', 'Jodi Paul, hers is 70304, SIN 142 881 077. Rate 17.40'],
    [
      'people of a list with numbers of six digits',
      'Employee numbers\n  Kowalski, Tim   448812\n  Barrera, Luz    448813\n',
    ],
    ['people of a list with initials', 'Line-up: 12 Brown, P. Jones, Q. Miller\n3 Smith, P. Wagner'],
    ['somebody who is called like a house', 'Present: Pedro Villa, Mill Lane, Oxford. Sue Lodge, Main Street, Dayton.'],
    ['a street behind the code of a state', 'Ann Lee moved away from OH Market Street, Dayton, he said.'],
    ['a class and its room', 'Freddie Alvarado | Grade 4 | room 112 | ext. 2208'],
  ])('is not %s', (_, text) => {
    expect(addresses(text)).toEqual([]);
  });
});

describe('addresses as Europe and Brazil write them', () => {
  it.each([
    [
      'house, stairs and door',
      'Er wohnt in der Wiener Straße 44/2/7, 8605 Kapfenberg.',
      'Wiener Straße 44/2/7, 8605 Kapfenberg',
    ],
    [
      'a shortened saint',
      'vive en C/ Ntra. Sra. del Carmen, 18, 2º B, 41370 Cazalla',
      'C/ Ntra. Sra. del Carmen, 18, 2º B, 41370 Cazalla',
    ],
    [
      'the word for the number',
      'en Avda. del Grau núm. 71, pta. 12, 46730 Gandía, teléfono',
      'Avda. del Grau núm. 71, pta. 12, 46730 Gandía',
    ],
    [
      'a part of the town',
      'residente à Rua Tiradentes, 415, bairro Lagoinha, Uberlândia/MG, CEP 38408-022, tel',
      'Rua Tiradentes, 415, bairro Lagoinha, Uberlândia/MG, CEP 38408-022',
    ],
  ])('have %s', (_, text, address) => {
    expect(addresses(text)).toEqual([address]);
  });
  it('are no dates that slashes part', () => {
    expect(addresses('Seen on Main 2/29/4 and Oak 12/3/90.')).toEqual([]);
  });
});
