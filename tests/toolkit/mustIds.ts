/** The ids of the items that the toolkit says must be there, in its order. */
export const mustIds: readonly string[] = [
  'S0.2', 'S1.1', 'S1.2', 'S1.Q1', 'S1.Q2', 'S1.Q3', 'S1.Q4', 'S1.O1', 'S2.3', 'S2.4', 'S2A.1', 'S2A.C1', 'S2A.C2', 'S2A.C3', 'S2A.C4', 'S2A.C5',
  'S2A.C6', 'S2A.3', 'S2A.4', 'S2A.5', 'S2A.6', 'S2A.7', 'S2A.8', 'S2B.2', 'S2B.R1a', 'S2B.R1b', 'S2B.R2', 'S2B.R3', 'S2B.R4', 'S2B.R5a', 'S2C.1',
  'S2C.2', 'S2C.3', 'S2C.5', 'S2C.O1', 'S2D.1', 'S2D.2', 'S2D.3', 'S2D.4', 'S2E.1', 'S2E.2a', 'S2E.2b', 'S2F.1', 'S2F.2', 'S2F.M1', 'S2F.A1',
  'S2F.A2', 'S2F.A3', 'S2F.A4a', 'S2F.A4b', 'S2G.1', 'S2G.3', 'S3A.1', 'S3A.2', 'S3B.1', 'S3B.2', 'S3B.O1', 'S3B.O2', 'S3B.O3', 'S3B.O4', 'S3B.O5',
  'S3B.O6', 'S3B.O7', 'S3C.1', 'S3C.2', 'S3C.3', 'S3C.4', 'S3C.5', 'S3D.2', 'S3D.3', 'S3D.5', 'S3D.8', 'S4.1', 'S4A.1', 'S4A.3a', 'S4A.3b', 'S4B.2',
  'S4C.1', 'S4C.2', 'S4D.1', 'S4D.2', 'S4D.C1', 'S4D.C2', 'S4D.C3', 'S4D.C4', 'S4E.G1', 'S4E.1a', 'S4E.1b', 'S4E.1c', 'S4E.1d', 'S4F.1', 'S4F.G1',
  'S4G.1', 'S5.1', 'S5.2', 'S5.3', 'S5.Q1', 'S5.Q2', 'S5.Q3', 'S5A.M3', 'S5A.M4', 'S5A.2', 'S5A.3', 'S5B.1a', 'S5B.1b', 'S5B.2', 'S5B.D1', 'S5B.D2',
  'S5B.D3', 'S5B.D4', 'S5C.1', 'S5C.C1', 'S5C.C2', 'S5C.C3',
];
